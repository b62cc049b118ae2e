/* Tells the page around the frame how tall the card is, now and whenever that changes. */

function tell() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage(JSON.stringify({ type: "MEASURE", details: { height } }), "*");
}

if (parent !== window) {
  tell(); // a frame that is out of sight observes nothing
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
}
