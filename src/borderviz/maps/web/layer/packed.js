/* Packed incidents: reads the arrays that `borderviz.maps.packing` writes. */
(function (borderviz) {
  "use strict";

  const MAGIC = "BVT1";
  const TYPES = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, f4: Float32Array };

  /**
   * Return the header with its arrays by name: per_day, lat, lon (degrees), lasting (days), kind, colour and radius
   * (codes), size (pixels).
   * @param {ArrayBuffer} buffer
   */
  function unpack(buffer) {
    const bytes = new Uint8Array(buffer);
    if (bytes.length < 8 || new TextDecoder().decode(bytes.subarray(0, 4)) !== MAGIC) {
      throw new Error("these are no packed incidents");
    }
    const start = 8 + new DataView(buffer).getUint32(4, true);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start)));
    const arrays = header.columns.map(({ name, type, offset, length }) => {
      const Type = TYPES[type];
      if (!Type) throw new Error(`column ${name} has the unknown type ${type}`);
      return [name, new Type(buffer, start + offset, length)];
    });
    return { ...header, ...Object.fromEntries(arrays) };
  }

  /**
   * Return one byte for each incident, 1 where it is wanted, from base64 of one bit for each, lowest first.
   * @param {string} text "" wants all
   */
  function unpackMask(text, count) {
    const mask = new Uint8Array(count);
    if (!text) return mask.fill(1);
    const bits = atob(text);
    for (let index = 0; index < count; index += 1) {
      mask[index] = (bits.charCodeAt(index >> 3) >> (index & 7)) & 1;
    }
    return mask;
  }

  Object.assign(borderviz, { unpack, unpackMask });
})((globalThis.borderviz ??= {}));
