// Wakes the widget in time while its page is hidden: [number, milliseconds] comes, the number goes.
onmessage = ({ data: [id, wait] }) => setTimeout(() => postMessage(id), wait);
