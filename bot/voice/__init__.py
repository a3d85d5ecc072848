"""Speech: recordings to words with Vosk, words to sound with pyttsx3."""
