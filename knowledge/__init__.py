"""What Limber knows: one YAML file a stretch or routine, typed, checked and loaded here.

Imports nothing else of Limber's, so that it can be read, tested and reused alone.
"""

from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR, Library, load_library
from knowledge.routine import Routine
from knowledge.stretch import Stretch

__all__ = ["KNOWLEDGE_DIR", "KnowledgeError", "Library", "Routine", "Stretch", "load_library"]
