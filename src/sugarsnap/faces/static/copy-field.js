/* <copy-field>: shows its button, and copies the text of its <code>. Without scripts the text is there to select. */

const SHOWN_FOR = 2000;

async function copy(code) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(code.textContent);
    return;
  }
  // Outside https and localhost there is no clipboard object, only the older command on a selection.
  getSelection().selectAllChildren(code);
  if (!document.execCommand("copy")) throw new Error("the browser refused to copy");
}

class CopyField extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    this.label = button.querySelector("[aria-live]");
    this.words = this.label.textContent;
    button.hidden = false;
    button.addEventListener("click", () => this.press());
  }

  async press() {
    const code = this.querySelector("code");
    try {
      await copy(code);
      this.label.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      this.label.textContent = "Selected";
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.label.textContent = this.words), SHOWN_FOR);
  }
}

customElements.define("copy-field", CopyField);
