/* Painter: thousands of incidents as discs on a canvas; beyond, hundreds of thousands as pixels of one picture. */
(function (borderviz) {
  "use strict";

  /** Up to here discs of the canvas's own cost no more than a frame, rasterising included, and look better. */
  const MOST_DISCS = 1000;
  /** Diameter, px, beyond which a picture of very many would be one blot. */
  const WIDEST_STAMP = 12;

  /** Colours of a category as numbers in the byte order of ImageData, inside and rim. */
  function pixels(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const number = (share) =>
      (0xff000000 | ((blue * share) << 16) | ((green * share) << 8) | Math.floor(red * share)) >>> 0;
    return { inside: number(1), rim: number(0.62) };
  }

  /** The pixels of a disc as steps from its middle one in a picture of this width: those inside, those of the rim. */
  function stamp(diameter, width) {
    const radius = diameter / 2;
    const covers = (x, y) => (x + 0.5) ** 2 + (y + 0.5) ** 2 <= radius * radius;
    const inside = [];
    const rim = [];
    for (let y = -Math.ceil(radius); y <= radius; y += 1) {
      for (let x = -Math.ceil(radius); x <= radius; x += 1) {
        if (!covers(x, y)) continue;
        const isInner = covers(x - 1, y) && covers(x + 1, y) && covers(x, y - 1) && covers(x, y + 1);
        (isInner ? inside : rim).push(y * width + x);
      }
    }
    return { inside: Int32Array.from(inside), rim: Int32Array.from(rim) };
  }

  class Painter {
    constructor(canvas, incidents) {
      this.canvas = canvas;
      this.context = canvas.getContext("2d", { willReadFrequently: false });
      this.incidents = incidents;
      this.stamps = new Map();
    }

    /** @param {string[][]} colours by category: one colour as #rrggbb, or two for half and half */
    recolour(colours) {
      this.colours = colours;
      this.pixels = colours.map(([first]) => pixels(first));
    }

    /** Fit the canvas to the view; `ratio` is the screen's pixels for each CSS pixel. */
    resize(width, height, ratio) {
      const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (this.canvas.width === wide && this.canvas.height === high) return;
      Object.assign(this.canvas, { width: wide, height: high });
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
      this.picture = null;
      this.ratio = ratio;
    }

    /** Draw a list of incidents in a view; the latest ones on top. */
    paint(list, view) {
      if (list.length > MOST_DISCS) this.paintPixels(list, view);
      else this.paintDiscs(list, view);
    }

    clear() {
      this.context.setTransform(1, 0, 0, 1, 0, 0);
      this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
      this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    }

    /** The largest first, so that none hides a smaller one. */
    paintDiscs(list, view) {
      this.clear();
      const { context, incidents } = this;
      const { size, colour } = incidents.packed;
      context.lineWidth = 1;
      context.strokeStyle = view.halo;
      Array.from(list)
        .sort((one, other) => size[other] - size[one])
        .forEach((index) => {
          const radius = size[index] / 2;
          const x = incidents.x[index] * view.scale - view.left;
          const y = incidents.y[index] * view.scale - view.top;
          if (!(x > -radius && y > -radius && x < view.width + radius && y < view.height + radius)) return;
          this.disc(x, y, radius, this.colours[colour[index]]);
        });
    }

    disc(x, y, radius, [first, second]) {
      const { context } = this;
      context.fillStyle = first;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
      if (second) {
        context.fillStyle = second;
        context.beginPath();
        context.arc(x, y, radius, -Math.PI / 2, Math.PI / 2);
        context.fill();
        context.beginPath();
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
      context.stroke();
    }

    /** Nothing is asked of the canvas until the picture is whole. Its margin spares every disc a look at the edges. */
    paintPixels(list, view) {
      const { canvas, ratio } = this;
      const margin = Math.ceil(WIDEST_STAMP * ratio);
      if (!this.picture) this.startPicture(canvas.width + 2 * margin, canvas.height + 2 * margin);
      this.target.fill(0);
      const seen = this.seen(list, view, margin);
      const { size, colour } = this.incidents.packed;
      for (let at = seen - 1; at >= 0; at -= 1) {
        const index = this.found[at];
        const { inside, rim } = this.stampOf(size[index]);
        const colours = this.pixels[colour[index]];
        const middle = this.places[at];
        for (let step = 0; step < inside.length; step += 1) this.target[middle + inside[step]] = colours.inside;
        for (let step = 0; step < rim.length; step += 1) this.target[middle + rim[step]] = colours.rim;
      }
      this.context.putImageData(this.picture, -margin, -margin);
    }

    startPicture(width, height) {
      this.picture = this.context.createImageData(width, height);
      this.target = new Uint32Array(this.picture.data.buffer);
      this.covered = new Uint8Array(width * height);
      this.found = new Uint32Array(this.incidents.count);
      this.places = new Uint32Array(this.incidents.count);
      this.stamps.clear();
    }

    /**
     * Fill `found` and `places` with the incidents that can be seen, the latest first, and return how many they are:
     * on one and the same pixel a disc hides the earlier ones that are no larger.
     */
    seen(list, view, margin) {
      const { covered, found, places, ratio, picture } = this;
      const { x, y, packed } = this.incidents;
      const [width, scale] = [picture.width, view.scale * ratio];
      const [left, top] = [view.left * ratio - margin, view.top * ratio - margin];
      // No disc reaches further than half the margin: one whose middle is just outside of the view is seen in part.
      const near = margin / 2;
      const [right, bottom] = [width - near, picture.height - near];
      covered.fill(0);
      let count = 0;
      for (let position = list.length - 1; position >= 0; position -= 1) {
        const index = list[position];
        const column = x[index] * scale - left;
        const row = y[index] * scale - top;
        if (!(column >= near && row >= near && column < right && row < bottom)) continue;
        const place = (row | 0) * width + (column | 0);
        if (covered[place] >= packed.size[index]) continue;
        covered[place] = packed.size[index];
        places[count] = place;
        found[count++] = index;
      }
      return count;
    }

    stampOf(diameter) {
      let made = this.stamps.get(diameter);
      if (!made) {
        made = stamp(Math.round(Math.min(diameter, WIDEST_STAMP) * this.ratio), this.picture.width);
        this.stamps.set(diameter, made);
      }
      return made;
    }
  }

  Object.assign(borderviz, { Painter, MOST_DISCS });
})((globalThis.borderviz ??= {}));
