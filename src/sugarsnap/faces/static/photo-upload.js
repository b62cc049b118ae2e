/* <photo-upload>: shows each chosen photo beside its description, takes pasted pictures, and lets a
   click say where on a photo the person is who was named last. */

const WIDEST = 960;
const MOST_BYTES = 20_000_000;
const MOST_BYTES_TOGETHER = 100_000_000;
const BETWEEN = /[\s,]+(?=[a-z_@.]|\d\w*[a-z_])/i;
const TAG = /([\w.]+)@([\d.]+),([\d.]+)@(\d+)/g;

async function draw(file, canvas) {
  // A canvas, because the page's policy allows pictures of our own origin only, not blob: addresses.
  const whole = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / whole.width);
  canvas.width = Math.round(whole.width * scale);
  canvas.height = Math.round(whole.height * scale);
  canvas.getContext("2d").drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
}

function write(canvas, name, ...place) {
  const context = canvas.getContext("2d");
  const size = canvas.width / 28;
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = size;
  context.strokeStyle = "#111";
  context.fillStyle = "#fff";
  context.strokeText(name, ...place);
  context.fillText(name, ...place);
}

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.further = this.querySelector(".further");
    this.places = [...this.querySelectorAll(".beside")];
    this.people = this.querySelector("input[name=people]");
    this.querySelector("#people-hint").textContent = this.dataset.clickHint;
    this.places.forEach((place, index) => {
      place.querySelector("canvas").addEventListener("click", (event) => this.point(event, index));
    });
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

  show() {
    const files = [...this.input.files];
    this.input.setCustomValidity(this.problemWith(files));
    this.further.hidden = files.length < 2;
    this.further.open = files.length > 1;
    this.places.forEach((place, index) => {
      place.hidden = index > 0 && index >= files.length;
      if (place.hidden && files.length) place.querySelector("textarea").value = "";
      this.preview(place, files[index], index);
    });
  }

  point(event, index) {
    const tags = this.people.value.split(BETWEEN).filter(Boolean);
    const name = tags.pop()?.replace(/^@|[\s,]+$/g, "").split("@")[0];
    if (name) {
      const canvas = event.currentTarget;
      const x = (event.offsetX / canvas.clientWidth).toFixed(3);
      const y = (event.offsetY / canvas.clientHeight).toFixed(3);
      this.people.value = [...tags, `${name}@${x},${y}@${index + 1}`].join(", ");
      this.preview(this.places[index], this.input.files[index], index);
    }
    this.people.focus({ preventScroll: true });
  }

  mark(canvas, index) {
    for (const [, name, x, y, number] of this.people.value.matchAll(TAG)) {
      if (Number(number) === index + 1) write(canvas, name, x * canvas.width, y * canvas.height);
    }
  }

  problemWith(files) {
    const most = Number(this.dataset.most);
    if (files.length > most) return `A post has at most ${most} photos.`;
    const large = files.find((file) => file.size > MOST_BYTES);
    if (large) return `${files.length > 1 ? large.name : "This file"} is larger than 20 MB.`;
    const size = files.reduce((sum, file) => sum + file.size, 0);
    return size > MOST_BYTES_TOGETHER ? "Together the files are larger than 100 MB." : "";
  }

  async preview(place, file, index) {
    const preview = place.querySelector(".preview");
    const canvas = place.querySelector("canvas");
    if (!file || file.size > MOST_BYTES) {
      preview.hidden = true;
      return;
    }
    try {
      await draw(file, canvas);
      this.mark(canvas, index);
      canvas.setAttribute("aria-label", `Preview of ${file.name}`);
      preview.hidden = false;
    } catch {
      // HEIC, for one, is taken by the server but drawn by few browsers.
      preview.hidden = true;
    }
  }
}

customElements.define("photo-upload", PhotoUpload);
