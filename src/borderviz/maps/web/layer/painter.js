/* Painter: thousands of incidents as marks on a canvas; beyond, hundreds of thousands as pixels of one picture. */
(function (borderviz) {
  "use strict";

  /** Up to here discs of the canvas's own cost no more than a frame, rasterising included, and look better. */
  const MOST_DISCS = 1000;
  /** Diameter, px, beyond which a picture of very many would be one blot. */
  const WIDEST_STAMP = 12;

  /** Line of a hollow mark, CSS pixels. */
  const LINE = 1.6;

  /** Opacity, of 255, of hollow marks where they are so many that they would hide the map. */
  const PALE = 0xb0;

  /** Colours of a category as numbers in the byte order of ImageData, inside and rim; a hollow mark is all rim. */
  function pixels(colour, isHollow) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const number = (share, alpha = 0xff) =>
      ((alpha << 24) | ((blue * share) << 16) | ((green * share) << 8) | Math.floor(red * share)) >>> 0;
    return { inside: number(1), rim: isHollow ? number(1, PALE) : number(0.62) };
  }

  /**
   * The pixels of a mark as steps from its middle one in a picture of this width: those inside, those of the rim.
   * @param {number} line width of the rim, pixels
   */
  function stamp({ covers }, diameter, width, line) {
    const radius = diameter / 2;
    const reach = Math.ceil(1.5 * radius);
    const holds = (x, y) => covers(x + 0.5, y + 0.5, radius);
    const inside = [];
    const rim = [];
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) {
        if (!holds(x, y)) continue;
        const isInner = holds(x - line, y) && holds(x + line, y) && holds(x, y - line) && holds(x, y + line);
        (isInner ? inside : rim).push(y * width + x);
      }
    }
    return { inside: Int32Array.from(inside), rim: Int32Array.from(rim) };
  }

  class Painter {
    /** @param {object} mark one of `borderviz.marks` */
    constructor(canvas, incidents, mark) {
      this.mark = mark;
      this.canvas = canvas;
      this.context = canvas.getContext("2d", { willReadFrequently: false });
      this.incidents = incidents;
      this.stamps = new Map();
    }

    /** @param {string[][]} colours by category: one colour as #rrggbb, or two for half and half */
    recolour(colours) {
      this.colours = colours;
      this.pixels = colours.map(([first]) => pixels(first, this.mark.isHollow));
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
      context.strokeStyle = view.halo;
      Array.from(list)
        .sort((one, other) => size[other] - size[one])
        .forEach((index) => {
          const radius = size[index] / 2;
          const x = incidents.x[index] * view.scale - view.left;
          const y = incidents.y[index] * view.scale - view.top;
          if (!(x > -radius && y > -radius && x < view.width + radius && y < view.height + radius)) return;
          if (this.mark.isHollow) this.hollow(x, y, radius, this.colours[colour[index]]);
          else this.disc(x, y, radius, this.colours[colour[index]]);
        });
    }

    /** A line with a pale edge, through which the map is seen. */
    hollow(x, y, radius, [first]) {
      const { context } = this;
      context.beginPath();
      this.mark.trace(context, x, y, radius - LINE / 2);
      context.lineWidth = LINE + 2;
      context.stroke();
      const halo = context.strokeStyle;
      context.strokeStyle = first;
      context.lineWidth = LINE;
      context.stroke();
      context.strokeStyle = halo;
    }

    disc(x, y, radius, [first, second]) {
      const { context } = this;
      context.lineWidth = 1;
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
        const filled = this.mark.isHollow ? 0 : inside.length;
        for (let step = 0; step < filled; step += 1) this.target[middle + inside[step]] = colours.inside;
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
        const line = this.mark.isHollow ? Math.max(1, Math.round(LINE * this.ratio)) : 1;
        const pixelsWide = Math.round(Math.min(diameter, WIDEST_STAMP) * this.ratio);
        made = stamp(this.mark, pixelsWide, this.picture.width, line);
        this.stamps.set(diameter, made);
      }
      return made;
    }
  }

  Object.assign(borderviz, { Painter, MOST_DISCS });
})((globalThis.borderviz ??= {}));
