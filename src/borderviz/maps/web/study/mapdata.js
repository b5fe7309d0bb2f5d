/* Map data: files by name, each fetched once, all that the first picture needs at the same time. */
(function (borderviz) {
  "use strict";

  class MapData {
    /** @param {Object<string, string>} addresses by name; a name that ends in a year is one version of the borders */
    constructor(addresses) {
      this.addresses = addresses;
      this.loading = new Map();
      this.loaded = new Map();
    }

    /** What the first picture needs: all but the later versions of the borders. */
    first() {
      const years = Object.keys(this.addresses)
        .map((name) => /-(\d{4})$/.exec(name)?.[1])
        .filter(Boolean)
        .sort();
      return Object.keys(this.addresses).filter((name) => !/-\d{4}$/.test(name) || name.endsWith(years[0]));
    }

    /** Fetch the files of these names, if they are not there yet, and return them in this order. */
    all(names) {
      return Promise.all(names.map((name) => this.fetch(name)));
    }

    /** A file that failed is asked for again the next time. */
    fetch(name) {
      if (!this.loading.has(name)) {
        this.loading.set(
          name,
          this.request(name).catch((error) => {
            this.loading.delete(name);
            throw new Error(`${name}: ${error.message}`);
          }),
        );
      }
      return this.loading.get(name);
    }

    async request(name) {
      const answer = await fetch(this.addresses[name]);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      this.loaded.set(name, await answer.json());
      return this.loaded.get(name);
    }

    /** Return a file that has been fetched. */
    get(name) {
      return this.loaded.get(name);
    }
  }

  Object.assign(borderviz, { MapData });
})((globalThis.borderviz ??= {}));
