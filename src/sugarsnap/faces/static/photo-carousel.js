/* <photo-carousel>: its arrows move along the row without moving the page or filling the history. */

class PhotoCarousel extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.step(event));
  }

  step(event) {
    const link = event.target.closest("a.step");
    if (!link) return;
    event.preventDefault();
    const frame = document.getElementById(link.hash.slice(1));
    frame.scrollIntoView({ block: "nearest", inline: "center" });
    const way = link.classList.contains("next") ? ".next" : ".back";
    const onward = frame.querySelector(`.step${way}`) ?? frame.querySelector(".step");
    onward.focus({ preventScroll: true });
  }
}

customElements.define("photo-carousel", PhotoCarousel);
