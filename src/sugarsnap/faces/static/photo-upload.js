/* <photo-upload>: shows the chosen photo beside its description, and takes a pasted picture. */

const WIDEST = 960;
const MOST_BYTES = 20_000_000;

async function draw(file, canvas) {
  // A canvas, because the page's policy allows pictures of our own origin only, not blob: addresses.
  const whole = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / whole.width);
  canvas.width = Math.round(whole.width * scale);
  canvas.height = Math.round(whole.height * scale);
  canvas.getContext("2d").drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
}

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.preview = this.querySelector(".preview");
    this.canvas = this.querySelector("canvas");
    this.input.addEventListener("change", () => this.show());
    this.takePasted = (event) => this.paste(event);
    document.addEventListener("paste", this.takePasted);
    this.show();
  }

  disconnectedCallback() {
    document.removeEventListener("paste", this.takePasted);
  }

  paste(event) {
    const { files } = event.clipboardData;
    if (!files.length) return;
    event.preventDefault();
    this.input.files = files;
    this.show();
  }

  async show() {
    const [file] = this.input.files;
    const isTooLarge = file?.size > MOST_BYTES;
    this.input.setCustomValidity(isTooLarge ? "This file is larger than 20 MB." : "");
    if (!file || isTooLarge) {
      this.preview.hidden = true;
      return;
    }
    try {
      await draw(file, this.canvas);
      this.canvas.setAttribute("aria-label", `Preview of ${file.name}`);
      this.preview.hidden = false;
    } catch {
      // HEIC, for one, is taken by the server but drawn by few browsers.
      this.preview.hidden = true;
    }
  }
}

customElements.define("photo-upload", PhotoUpload);
