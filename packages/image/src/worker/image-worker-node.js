var __defProp = Object.defineProperty;
var __name = (target, value) => __defProp(target, "name", { value, configurable: true });

// ../contracts/src/errors/automodel-error.ts
var marker = /* @__PURE__ */ Symbol.for("automodel.error@1");
var AutomodelError = class _AutomodelError extends Error {
  static {
    __name(this, "AutomodelError");
  }
  /** The code of this class; undefined on the base, which stands for every code. */
  static code = void 0;
  code;
  remedy;
  constructor(code, { message, remedy: remedy2, cause }) {
    super(`${message} ${remedy2}`, cause === void 0 ? void 0 : { cause });
    this.name = new.target.name;
    this.code = code;
    this.remedy = remedy2;
    _AutomodelError.mark(this);
  }
  /** Makes `is` recognise an error: one that was made anew from its description. */
  static mark(error) {
    Object.defineProperty(error, marker, { value: true });
  }
  /** Whether a value is an error of this class, whichever copy of the package made it. */
  static is(value) {
    if (!(value instanceof Error) || !(marker in value)) return false;
    return this.code === void 0 || "code" in value && value.code === this.code;
  }
};

// ../contracts/src/errors/describe-error.ts
function describeError(error) {
  if (!AutomodelError.is(error)) return { kind: "other", error: sendable(error) };
  const described = ["code", "name", "message", "stack", "cause"];
  const values = Object.entries(error).filter(([key, value]) => !described.includes(key) && isSendable(value));
  return {
    kind: "automodel",
    code: error.code,
    name: error.name,
    message: error.message,
    stack: error.stack,
    values: Object.fromEntries(values),
    cause: error.cause === void 0 ? void 0 : describeError(error.cause)
  };
}
__name(describeError, "describeError");
function sendable(error) {
  if (isSendable(error)) return error;
  return new Error(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
__name(sendable, "sendable");
function isSendable(value) {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
__name(isSendable, "isSendable");

// ../contracts/src/errors/image-decode-error.ts
var ImageDecodeError = class _ImageDecodeError extends AutomodelError {
  static {
    __name(this, "ImageDecodeError");
  }
  static code = "IMAGE_DECODE_FAILED";
  image;
  reason;
  constructor(details) {
    super(_ImageDecodeError.code, {
      message: `Cannot decode the image ${details.image}: ${details.reason}`,
      remedy: details.remedy,
      cause: details.cause
    });
    this.image = details.image;
    this.reason = details.reason;
  }
};

// ../contracts/src/errors/quote-list.ts
function quoteList(names) {
  const limit = 6;
  const shown = names.slice(0, limit).map((name) => `"${name}"`);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}
__name(quoteList, "quoteList");

// ../contracts/src/errors/invalid-option-error.ts
var InvalidOptionError = class _InvalidOptionError extends AutomodelError {
  static {
    __name(this, "InvalidOptionError");
  }
  static code = "INVALID_OPTION";
  option;
  value;
  problem;
  constructor(details) {
    super(_InvalidOptionError.code, {
      message: `The option "${details.option}" is not valid: ${details.problem}.`,
      remedy: details.remedy,
      cause: details.cause
    });
    this.option = details.option;
    this.value = details.value;
    this.problem = details.problem;
  }
};

// ../contracts/src/errors/missing-dependency-error.ts
var MissingDependencyError = class _MissingDependencyError extends AutomodelError {
  static {
    __name(this, "MissingDependencyError");
  }
  static code = "MISSING_DEPENDENCY";
  packageName;
  purpose;
  constructor(details) {
    super(_MissingDependencyError.code, {
      message: `The package "${details.packageName}" cannot be loaded; it is needed ${details.purpose}.`,
      remedy: `Install it: npm install ${details.packageName}`,
      cause: details.cause
    });
    this.packageName = details.packageName;
    this.purpose = details.purpose;
  }
};

// ../contracts/src/errors/missing-file-error.ts
var MissingFileError = class _MissingFileError extends AutomodelError {
  static {
    __name(this, "MissingFileError");
  }
  static code = "MISSING_FILE";
  file;
  location;
  present;
  constructor(details) {
    super(_MissingFileError.code, {
      message: `There is no ${details.file} in ${details.location}.${details.present.length === 0 ? "" : ` It holds ${quoteList(details.present)}.`}`,
      remedy: details.remedy,
      cause: details.cause
    });
    this.file = details.file;
    this.location = details.location;
    this.present = details.present;
  }
};

// ../contracts/src/errors/nearest-names.ts
function editDistance(left, right) {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substitution));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
__name(editDistance, "editDistance");
function nearestNames(name, names, limit = 5) {
  const wanted = name.toLowerCase();
  return names.map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) })).sort((left, right) => left.distance - right.distance || left.candidate.localeCompare(right.candidate)).slice(0, limit).map(({ candidate }) => candidate);
}
__name(nearestNames, "nearestNames");

// ../contracts/src/errors/unsupported-image-error.ts
var UnsupportedImageError = class _UnsupportedImageError extends AutomodelError {
  static {
    __name(this, "UnsupportedImageError");
  }
  static code = "UNSUPPORTED_IMAGE";
  received;
  supported;
  constructor(details) {
    super(_UnsupportedImageError.code, {
      message: `${details.received} is not an image that can be read here; valid are ${details.supported.join(", ")}.`,
      remedy: "Pass one of these.",
      cause: details.cause
    });
    this.received = details.received;
    this.supported = details.supported;
  }
};

// src/input/image-input-guards.ts
function has(value, types) {
  return Object.entries(types).every(([name, type]) => typeof Reflect.get(value, name) === type);
}
__name(has, "has");
function tag(value) {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}
__name(tag, "tag");
function isArrayBuffer(value) {
  return tag(value) === "ArrayBuffer" || tag(value) === "SharedArrayBuffer";
}
__name(isArrayBuffer, "isArrayBuffer");
function isUint8Array(value) {
  return ArrayBuffer.isView(value) && tag(value) === "Uint8Array";
}
__name(isUint8Array, "isUint8Array");
function isUint8ClampedArray(value) {
  return ArrayBuffer.isView(value) && tag(value) === "Uint8ClampedArray";
}
__name(isUint8ClampedArray, "isUint8ClampedArray");
function isBlob(value) {
  return has(value, { size: "number", arrayBuffer: "function", slice: "function" });
}
__name(isBlob, "isBlob");
function isUrl(value) {
  return tag(value) === "URL";
}
__name(isUrl, "isUrl");
function isPixels(value) {
  return "data" in value && has(value, { width: "number", height: "number" });
}
__name(isPixels, "isPixels");
function isSharp(value) {
  return has(value, { clone: "function", toColourspace: "function", toBuffer: "function" });
}
__name(isSharp, "isSharp");
function isCanvas(value) {
  return has(value, { width: "number", height: "number", getContext: "function" });
}
__name(isCanvas, "isCanvas");

// src/decode/check-pixel-limit.ts
function checkPixelLimit(width, height, image, { maxPixels }) {
  const pixels = width * height;
  if (pixels > maxPixels) {
    throw new ImageDecodeError({
      image,
      reason: `it has ${width} x ${height} = ${pixels} pixels, and the limit is ${maxPixels}.`,
      remedy: "If the image is trusted, decode it with a larger limit: decodeImage(image, { maxPixels })."
    });
  }
  if (!(pixels > 0)) {
    throw new ImageDecodeError({
      image,
      reason: `it has ${width} x ${height} pixels.`,
      remedy: "Pass an image that has loaded and has at least one pixel."
    });
  }
}
__name(checkPixelLimit, "checkPixelLimit");

// src/decode/decode-bmp.ts
function isBmp(bytes) {
  return bytes[0] === 66 && bytes[1] === 77;
}
__name(isBmp, "isBmp");
var coreHeaderSize = 12;
var infoHeaderSize = 40;
var uncompressed = 0;
var bitFields = 3;
function decodeBmp(bytes, image, settings) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = readHeader(view);
    const { width, height, bitsPerPixel, compression } = header;
    checkPixelLimit(width, height, image, settings);
    const isPlain = compression === uncompressed && [1, 4, 8, 16, 24, 32].includes(bitsPerPixel);
    if (!isPlain && !(compression === bitFields && (bitsPerPixel === 16 || bitsPerPixel === 32))) {
      throw new ImageDecodeError({
        image,
        reason: `it is a BMP of ${bitsPerPixel} bits per pixel with compression ${compression}, which is not read here.`,
        remedy: "Save it as PNG."
      });
    }
    const rowSize = Math.ceil(width * bitsPerPixel / 32) * 4;
    if (header.pixelsStart + rowSize * height > bytes.length) throw new RangeError("The pixels end early.");
    const readPixel = pixelReader(view, header);
    const data = new Uint8Array(width * height * 3);
    for (let row = 0; row < height; row++) {
      const rowStart = header.pixelsStart + (header.bottomUp ? height - 1 - row : row) * rowSize;
      for (let column = 0; column < width; column++) {
        const colour = readPixel(rowStart, column);
        const target = (row * width + column) * 3;
        data[target] = colour >> 16;
        data[target + 1] = colour >> 8;
        data[target + 2] = colour;
      }
    }
    return { data, width, height, channels: 3 };
  } catch (cause) {
    if (ImageDecodeError.is(cause)) throw cause;
    const remedy2 = "Check how the file was written or downloaded.";
    throw new ImageDecodeError({ image, reason: "it is a damaged or truncated BMP.", remedy: remedy2, cause });
  }
}
__name(decodeBmp, "decodeBmp");
function readHeader(view) {
  const pixelsStart = view.getUint32(10, true);
  const size = view.getUint32(14, true);
  const shared = { headerEnd: 14 + size, pixelsStart };
  if (size === coreHeaderSize) {
    const [width, height2] = [view.getUint16(18, true), view.getUint16(20, true)];
    const bitsPerPixel = view.getUint16(24, true);
    return { ...shared, width, height: height2, bottomUp: true, bitsPerPixel, compression: uncompressed, paletteEntrySize: 3 };
  }
  if (size < infoHeaderSize) throw new RangeError(`A header of ${size} bytes.`);
  const height = view.getInt32(22, true);
  return {
    ...shared,
    width: view.getInt32(18, true),
    height: Math.abs(height),
    bottomUp: height > 0,
    bitsPerPixel: view.getUint16(28, true),
    compression: view.getUint32(30, true),
    paletteEntrySize: 4
  };
}
__name(readHeader, "readHeader");
function pixelReader(view, header) {
  const { bitsPerPixel } = header;
  const colour = /* @__PURE__ */ __name((at) => view.getUint16(at, true) | view.getUint8(at + 2) << 16, "colour");
  if (bitsPerPixel === 24) return (rowStart, column) => colour(rowStart + column * 3);
  if (bitsPerPixel > 8) {
    const [red, green, blue] = readMasks(view, header).map(channelReader);
    return (rowStart, column) => {
      const value = bitsPerPixel === 16 ? view.getUint16(rowStart + column * 2, true) : view.getUint32(rowStart + column * 4, true);
      return (red?.(value) ?? 0) << 16 | (green?.(value) ?? 0) << 8 | (blue?.(value) ?? 0);
    };
  }
  const pixelsPerByte = 8 / bitsPerPixel;
  return (rowStart, column) => {
    const byte = view.getUint8(rowStart + Math.floor(column / pixelsPerByte));
    const shift = 8 - bitsPerPixel * (column % pixelsPerByte + 1);
    const entry = byte >> shift & (1 << bitsPerPixel) - 1;
    return colour(header.headerEnd + entry * header.paletteEntrySize);
  };
}
__name(pixelReader, "pixelReader");
function readMasks(view, { compression, bitsPerPixel }) {
  if (compression === bitFields) return [54, 58, 62].map((at) => view.getUint32(at, true));
  return bitsPerPixel === 16 ? [31744, 992, 31] : [16711680, 65280, 255];
}
__name(readMasks, "readMasks");
function channelReader(mask) {
  const shift = 31 - Math.clz32(mask & -mask);
  const maximum = mask >>> shift;
  return (value) => Math.floor(((value & mask) >>> shift) * 255 / maximum);
}
__name(channelReader, "channelReader");

// src/decode/load-sharp.ts
async function loadSharp() {
  try {
    const { default: sharp } = await import("sharp");
    return sharp;
  } catch (cause) {
    throw new MissingDependencyError({ packageName: "sharp", purpose: "to decode image files in Node", cause });
  }
}
__name(loadSharp, "loadSharp");

// src/decode/pixels-to-rgb.ts
function pixelsToRgb({ data: source, width, height, channels = 4 }, image) {
  const remedy2 = "Pass { data: Uint8Array, width, height, channels } with height * width * channels values of 0\u2026255.";
  if (!isUint8Array(source) && !isUint8ClampedArray(source)) {
    throw new ImageDecodeError({ image, reason: "its data is neither a Uint8Array nor a Uint8ClampedArray.", remedy: remedy2 });
  }
  if (channels !== 1 && channels !== 2 && channels !== 3 && channels !== 4) {
    throw new ImageDecodeError({ image, reason: `it has ${channels} channels; valid are 1, 2, 3 and 4.`, remedy: remedy2 });
  }
  if (![width, height].every((size2) => Number.isInteger(size2) && size2 > 0)) {
    throw new ImageDecodeError({ image, reason: "its width and height must be integers of at least 1.", remedy: remedy2 });
  }
  const pixels = width * height;
  if (source.length !== pixels * channels) {
    const reason = `its data has ${source.length} values, but ${height} * ${width} * ${channels} are ${pixels * channels}.`;
    throw new ImageDecodeError({ image, reason, remedy: remedy2 });
  }
  const size = { width, height, channels: 3 };
  if (channels === 3) return { data: new Uint8Array(source.buffer, source.byteOffset, source.byteLength), ...size };
  const data = new Uint8Array(pixels * 3);
  const green = channels === 4 ? 1 : 0;
  const blue = channels === 4 ? 2 : 0;
  for (let from = 0, to = 0; to < data.length; from += channels, to += 3) {
    data[to] = source[from] ?? 0;
    data[to + 1] = source[from + green] ?? 0;
    data[to + 2] = source[from + blue] ?? 0;
  }
  return { data, ...size };
}
__name(pixelsToRgb, "pixelsToRgb");

// src/decode/decode-with-sharp.ts
async function decodeWithSharp(bytes, image, settings) {
  const sharp = await loadSharp();
  const options = {
    // Pillow keeps the numbers of the file; libvips would convert them to sRGB.
    ignoreIcc: true,
    // As Pillow: truncation is an error, libjpeg's warnings (such as stray bytes before a marker) are not.
    failOn: "error",
    // The limit is checked below, with an error of our own.
    limitInputPixels: false
  };
  try {
    const { width, height, space, channels } = await sharp(bytes, options).metadata();
    checkPixelLimit(width, height, image, settings);
    settings.signal?.throwIfAborted();
    const pipeline = sharp(bytes, options).rotate();
    if (space === "cmyk") return await readCmyk(pipeline, image);
    if (space === "grey16" && channels === 1) return await readGrey16(pipeline, image);
    return await readRgb(pipeline, image);
  } catch (cause) {
    settings.signal?.throwIfAborted();
    throw ImageDecodeError.is(cause) ? cause : sharpError(cause, image);
  }
}
__name(decodeWithSharp, "decodeWithSharp");
async function readRgb(pipeline, image) {
  const { data, info } = await pipeline.removeAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return pixelsToRgb({ data, width: info.width, height: info.height, channels: info.channels }, image);
}
__name(readRgb, "readRgb");
async function readCmyk(pipeline, image) {
  const { data, info } = await pipeline.removeAlpha().pipelineColourspace("cmyk").toColourspace("cmyk").raw().toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 4) {
    const paper = 255 - (data[at + 3] ?? 0);
    for (let ink = at; ink < at + 3; ink++) {
      const product = (data[ink] ?? 0) * paper + 128;
      data[ink] = Math.max(0, paper - ((product >> 8) + product >> 8));
    }
  }
  return pixelsToRgb({ data, width: info.width, height: info.height, channels: 4 }, image);
}
__name(readCmyk, "readCmyk");
async function readGrey16(pipeline, image) {
  const { data, info } = await pipeline.pipelineColourspace("grey16").toColourspace("grey16").raw({ depth: "ushort" }).toBuffer({ resolveWithObject: true });
  const values = new Uint16Array(Uint8Array.from(data).buffer);
  return pixelsToRgb(
    { data: Uint8ClampedArray.from(values), width: info.width, height: info.height, channels: 1 },
    image
  );
}
__name(readGrey16, "readGrey16");
function sharpError(cause, image) {
  const message = cause instanceof Error ? cause.message : String(cause);
  const isUnknown = /unsupported image format/i.test(message);
  return new ImageDecodeError({
    image,
    reason: isUnknown ? "its bytes are no image format that can be read here." : `it is damaged or truncated (${message}).`,
    remedy: isUnknown ? "Readable are JPEG, PNG, WebP, GIF, TIFF, AVIF, SVG and BMP." : "Check how the file was written or downloaded.",
    cause
  });
}
__name(sharpError, "sharpError");

// src/decode/node/read-image-file.ts
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
async function readImageFile(path, image, { signal }) {
  try {
    return await readFile(path, signal === void 0 ? {} : { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const code = cause instanceof Error && "code" in cause ? cause.code : void 0;
    if (code === "ENOENT" || code === "ENOTDIR") throw await missingFile(path, cause);
    const isDirectory = code === "EISDIR";
    throw new ImageDecodeError({
      image,
      reason: isDirectory ? "it is a directory." : `it cannot be read (${String(code ?? cause)}).`,
      remedy: isDirectory ? "Pass the files in it one by one." : "Check its path and its permissions.",
      cause
    });
  }
}
__name(readImageFile, "readImageFile");
async function missingFile(path, cause) {
  const absolute = typeof path === "string" ? resolve(path) : fileURLToPath(path);
  const file = basename(absolute);
  const location = dirname(absolute);
  const names = await readdir(location).catch(() => []);
  const present = nearestNames(file, names);
  const remedy2 = "Check the path; a relative one starts at the working directory of the process.";
  return new MissingFileError({ file, location, present, remedy: remedy2, cause });
}
__name(missingFile, "missingFile");

// src/decode/decode-node.ts
var platformDecoder = {
  supported: ["a path", "a URL", "a Blob", "a Buffer or Uint8Array or ArrayBuffer", "a sharp instance", "a canvas"],
  readFile: readImageFile,
  async decodeBytes(bytes, image, settings) {
    if (!isBmp(bytes)) return decodeWithSharp(bytes, image, settings);
    return await settings.aside?.(bytes, image) ?? decodeBmp(bytes, image, settings);
  },
  async decodeObject(input, image) {
    if (isSharp(input)) return readSharp(input, image);
    return isCanvas(input) ? readCanvas(input.getContext("2d"), input.width, input.height, image) : void 0;
  }
};
async function readSharp(instance, image) {
  try {
    const pipeline = instance.clone().removeAlpha().toColourspace("srgb").raw();
    const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
    return pixelsToRgb({ data, width: info.width, height: info.height, channels: info.channels }, image);
  } catch (cause) {
    throw sharpError(cause, image);
  }
}
__name(readSharp, "readSharp");
function readCanvas(context, width, height, image) {
  if (typeof context !== "object" || context === null) return void 0;
  if (!("getImageData" in context) || typeof context.getImageData !== "function") return void 0;
  const pixels = context.getImageData(0, 0, width, height);
  const isObject = typeof pixels === "object" && pixels !== null;
  return isObject && isPixels(pixels) ? pixelsToRgb(pixels, image) : void 0;
}
__name(readCanvas, "readCanvas");

// src/input/describe-image-input.ts
var addressLimit = 200;
function describeAddress(address) {
  return address.length <= addressLimit ? `"${address}"` : `"${address.slice(0, addressLimit)}\u2026" (${address.length} characters)`;
}
__name(describeAddress, "describeAddress");
function describeImageInput(input) {
  if (typeof input === "string") return describeAddress(input);
  if (input === null || input === void 0) return String(input);
  if (typeof input === "function") return "A function";
  if (typeof input !== "object") return `The ${typeof input} ${String(input)}`;
  if (isUrl(input)) return describeAddress(input.href);
  const className = input.constructor?.name ?? "Object";
  if (ArrayBuffer.isView(input) || isArrayBuffer(input)) return `${className} (${input.byteLength} bytes)`;
  if (isBlob(input)) {
    const name = "name" in input && typeof input.name === "string" ? ` "${input.name}"` : "";
    return `${className}${name} (${input.size} bytes)`;
  }
  if (isPixels(input)) return `${className} of ${input.width}x${input.height} pixels`;
  if (Array.isArray(input)) return `An array of ${input.length} values`;
  const keys = Object.keys(input).slice(0, 5).join(", ");
  return className === "Object" ? `An object with the keys { ${keys} }` : `A value of class ${className}`;
}
__name(describeImageInput, "describeImageInput");

// src/decode/data-url-bytes.ts
var percentSign = 37;
function percentDecode(text) {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const digits = encoded[at] === percentSign ? String.fromCharCode(...encoded.subarray(at + 1, at + 3)) : "";
    const escaped = /^[0-9a-f]{2}$/i.test(digits);
    bytes[length++] = escaped ? Number.parseInt(digits, 16) : encoded[at] ?? 0;
    if (escaped) at += 2;
  }
  return bytes.subarray(0, length);
}
__name(percentDecode, "percentDecode");
function dataUrlBytes(url, image) {
  const comma = url.indexOf(",");
  try {
    if (comma < 0) throw new SyntaxError("There is no comma.");
    const body = url.slice(comma + 1);
    if (!/;\s*base64\s*$/i.test(url.slice(0, comma))) return percentDecode(body);
    const binary = atob(body.includes("%") ? new TextDecoder("latin1").decode(percentDecode(body)) : body);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch (cause) {
    throw new ImageDecodeError({
      image,
      reason: "this data: URL is not well-formed.",
      remedy: "Pass data:image/png;base64, followed by the file in base64, or pass the bytes themselves.",
      cause
    });
  }
}
__name(dataUrlBytes, "dataUrlBytes");

// src/decode/decode-lzw.ts
var largestCode = 4095;
function decodeLzw(bytes, start, length) {
  const minimumCodeSize = bytes[start] ?? 0;
  if (minimumCodeSize < 1 || minimumCodeSize > 8) throw new RangeError(`A code size of ${minimumCodeSize} bits.`);
  const clearCode = 1 << minimumCodeSize;
  const endCode = clearCode + 1;
  const readCode = codeReader(bytes, start + 1);
  const output = new Uint8Array(length);
  const stretchStarts = new Int32Array(largestCode + 1);
  const stretchLengths = new Int32Array(largestCode + 1);
  let nextCode = endCode + 1;
  let codeSize = minimumCodeSize + 1;
  let previousStart = -1;
  let written = 0;
  while (written < length) {
    const code = readCode(codeSize);
    if (code === clearCode) {
      nextCode = endCode + 1;
      codeSize = minimumCodeSize + 1;
      previousStart = -1;
      continue;
    }
    if (code === endCode) throw new RangeError(`The pixels end after ${written} of ${length}.`);
    if (code > (previousStart < 0 ? endCode : nextCode)) throw new RangeError(`The code ${code} means nothing.`);
    const currentStart = written;
    if (previousStart >= 0 && nextCode <= largestCode) {
      stretchStarts[nextCode] = previousStart;
      stretchLengths[nextCode] = currentStart - previousStart + 1;
      nextCode++;
    }
    if (code < clearCode) {
      output[written++] = code;
    } else {
      const from = stretchStarts[code] ?? 0;
      const count = stretchLengths[code] ?? 0;
      for (let index = 0; index < count; index++) output[written++] = output[from + index] ?? 0;
    }
    previousStart = currentStart;
    if (nextCode === 1 << codeSize && codeSize < 12) codeSize++;
  }
  return output;
}
__name(decodeLzw, "decodeLzw");
function codeReader(bytes, start) {
  let at = start;
  let blockEnd = start;
  let buffer = 0;
  let bufferedBits = 0;
  return (size) => {
    while (bufferedBits < size) {
      if (at === blockEnd) {
        blockEnd = at + 1 + (bytes[at] ?? 0);
        at++;
      }
      const byte = bytes[at];
      if (byte === void 0 || at >= blockEnd) throw new RangeError("The pixels end early.");
      buffer |= byte << bufferedBits;
      bufferedBits += 8;
      at++;
    }
    const code = buffer & (1 << size) - 1;
    buffer >>>= size;
    bufferedBits -= size;
    return code;
  };
}
__name(codeReader, "codeReader");

// src/decode/decode-gif.ts
function isGif(bytes) {
  return String.fromCharCode(...bytes.subarray(0, 4)) === "GIF8";
}
__name(isGif, "isGif");
var extensionIntroducer = 33;
var graphicControl = 249;
var imageSeparator = 44;
var trailer = 59;
function decodeGif(bytes, image, settings) {
  try {
    const frame = readFirstFrame(bytes);
    const { width, height, frameWidth, frameHeight } = frame;
    checkPixelLimit(width, height, image, settings);
    const indices = decodeLzw(bytes, frame.pixelsStart, frameWidth * frameHeight);
    return { data: paint(frame, indices), width, height, channels: 3 };
  } catch (cause) {
    if (ImageDecodeError.is(cause)) throw cause;
    const remedy2 = "Check how the file was written or downloaded.";
    throw new ImageDecodeError({ image, reason: "it is a damaged or truncated GIF.", remedy: remedy2, cause });
  }
}
__name(decodeGif, "decodeGif");
function readFirstFrame(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const screenFlags = view.getUint8(10);
  const globalPalette = readPalette(bytes, 13, screenFlags);
  let at = 13 + globalPalette.length;
  let transparentIndex;
  for (; ; ) {
    const block = view.getUint8(at++);
    if (block === imageSeparator) break;
    if (block === trailer) throw new RangeError("There is no frame.");
    if (block !== extensionIntroducer) continue;
    const label = view.getUint8(at++);
    if (label === graphicControl && (view.getUint8(at + 1) & 1) === 1) transparentIndex = view.getUint8(at + 4);
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at++;
  }
  const [frameLeft, frameTop] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
  const [frameWidth, frameHeight] = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
  const frameFlags = view.getUint8(at + 8);
  const localPalette = readPalette(bytes, at + 9, frameFlags);
  return {
    // A frame that sticks out makes the picture larger, as with Pillow.
    width: Math.max(view.getUint16(6, true), frameLeft + frameWidth),
    height: Math.max(view.getUint16(8, true), frameTop + frameHeight),
    frameLeft,
    frameTop,
    frameWidth,
    frameHeight,
    isInterlaced: (frameFlags & 64) !== 0,
    palette: localPalette.length > 0 ? localPalette : globalPalette,
    background: transparentIndex ?? 0,
    pixelsStart: at + 9 + localPalette.length
  };
}
__name(readFirstFrame, "readFirstFrame");
function readPalette(bytes, start, flags) {
  const length = (flags & 128) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
  if (start + length > bytes.length) throw new RangeError("The palette ends early.");
  return bytes.subarray(start, start + length);
}
__name(readPalette, "readPalette");
function paint(frame, indices) {
  const { width, height, frameWidth, frameHeight, palette } = frame;
  const colours = Uint8Array.from({ length: 256 * 3 }, (_, at) => palette[at] ?? Math.floor(at / 3));
  const colourOf = /* @__PURE__ */ __name((index) => colours.subarray(index * 3, index * 3 + 3), "colourOf");
  const data = new Uint8Array(width * height * 3);
  if (frameWidth < width || frameHeight < height) {
    const background = colourOf(frame.background);
    for (let at = 0; at < data.length; at += 3) data.set(background, at);
  }
  const rows = frame.isInterlaced ? interlacedRows(frameHeight) : void 0;
  for (let storedRow = 0; storedRow < frameHeight; storedRow++) {
    const row = frame.frameTop + (rows?.[storedRow] ?? storedRow);
    let target = (row * width + frame.frameLeft) * 3;
    for (let at = storedRow * frameWidth; at < (storedRow + 1) * frameWidth; at++, target += 3) {
      const colour = (indices[at] ?? 0) * 3;
      data[target] = colours[colour] ?? 0;
      data[target + 1] = colours[colour + 1] ?? 0;
      data[target + 2] = colours[colour + 2] ?? 0;
    }
  }
  return data;
}
__name(paint, "paint");
function interlacedRows(height) {
  const passes = [
    { first: 0, step: 8 },
    { first: 4, step: 8 },
    { first: 2, step: 4 },
    { first: 1, step: 2 }
  ];
  return passes.flatMap(
    ({ first, step }) => Array.from({ length: Math.max(0, Math.ceil((height - first) / step)) }, (_, index) => first + index * step)
  );
}
__name(interlacedRows, "interlacedRows");

// src/decode/fetch-image-bytes.ts
var remedy = "Check that the URL leads to the image file itself, and not to a page about it.";
async function fetchImageBytes(url, image, { signal }) {
  let response;
  let bytes;
  try {
    response = await fetch(url, signal === void 0 ? {} : { signal });
    bytes = new Uint8Array(response.ok ? await response.arrayBuffer() : []);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ImageDecodeError({
      image,
      reason: "it could not be downloaded.",
      remedy: "Check the address and the network; in a browser the server must also allow other origins (CORS).",
      cause
    });
  }
  if (!response.ok) {
    const reason = `the server answered ${response.status} ${response.statusText}`.trimEnd();
    throw new ImageDecodeError({ image, reason: `${reason}.`, remedy });
  }
  if (/^text\/html/i.test(response.headers.get("content-type") ?? "")) {
    throw new ImageDecodeError({ image, reason: "the server answered with an HTML page.", remedy });
  }
  return bytes;
}
__name(fetchImageBytes, "fetchImageBytes");

// src/decode/has-text.ts
function hasText(view, at, text) {
  if (view.byteLength < at + text.length) return false;
  return [...text].every((character, index) => view.getUint8(at + index) === character.charCodeAt(0));
}
__name(hasText, "hasText");

// src/decode/avif-size.ts
var boxPath = [
  { type: "meta", prefix: 4 },
  { type: "iprp", prefix: 0 },
  { type: "ipco", prefix: 0 }
];
function avifSize(view) {
  if (!hasText(view, 4, "ftyp")) return void 0;
  let range = { start: 0, end: view.byteLength };
  for (const { type, prefix } of boxPath) {
    const box = boxesIn(view, range).find(({ start }) => hasText(view, start - 4, type));
    if (box === void 0) return void 0;
    range = { start: box.start + prefix, end: box.end };
  }
  const sizes = boxesIn(view, range).filter(({ start }) => hasText(view, start - 4, "ispe")).map(({ start }) => ({ width: view.getUint32(start + 4), height: view.getUint32(start + 8) }));
  return sizes.sort((left, right) => right.width * right.height - left.width * left.height)[0];
}
__name(avifSize, "avifSize");
function boxesIn(view, { start, end }) {
  const boxes = [];
  let at = start;
  while (at + 8 <= end) {
    const size = view.getUint32(at);
    const boxEnd = size < 8 ? end : at + size;
    boxes.push({ start: at + 8, end: Math.min(boxEnd, end) });
    at = boxEnd;
  }
  return boxes;
}
__name(boxesIn, "boxesIn");

// src/decode/tiff-size.ts
var widthTag = 256;
var heightTag = 257;
var shortType = 3;
function tiffSize(view) {
  const isLittleEndian = hasText(view, 0, "II*\0");
  if (!isLittleEndian && !hasText(view, 0, "MM\0*")) return void 0;
  const directory = view.getUint32(4, isLittleEndian);
  const count = view.getUint16(directory, isLittleEndian);
  const values = /* @__PURE__ */ new Map();
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    const isShort = view.getUint16(at + 2, isLittleEndian) === shortType;
    const value = isShort ? view.getUint16(at + 8, isLittleEndian) : view.getUint32(at + 8, isLittleEndian);
    values.set(view.getUint16(at, isLittleEndian), value);
  }
  const [width, height] = [values.get(widthTag), values.get(heightTag)];
  return width === void 0 || height === void 0 ? void 0 : { width, height };
}
__name(tiffSize, "tiffSize");

// src/decode/image-size-from-header.ts
function imageSizeFromHeader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (const read of [readPng, readBmp, readWebp, avifSize, tiffSize, readJpeg]) {
      const size = read(view);
      if (size !== void 0) return size;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return void 0;
}
__name(imageSizeFromHeader, "imageSizeFromHeader");
function readPng(view) {
  return hasText(view, 1, "PNG\r\n") ? { width: view.getUint32(16), height: view.getUint32(20) } : void 0;
}
__name(readPng, "readPng");
function readBmp(view) {
  if (!hasText(view, 0, "BM")) return void 0;
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}
__name(readBmp, "readBmp");
function readWebp(view) {
  if (!hasText(view, 0, "RIFF") || !hasText(view, 8, "WEBP")) return void 0;
  const uint24 = /* @__PURE__ */ __name((at) => view.getUint16(at, true) | view.getUint8(at + 2) << 16, "uint24");
  if (hasText(view, 12, "VP8X")) return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (hasText(view, 12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 16383) + 1, height: (bits >> 14 & 16383) + 1 };
  }
  return { width: view.getUint16(26, true) & 16383, height: view.getUint16(28, true) & 16383 };
}
__name(readWebp, "readWebp");
function readJpeg(view) {
  if (view.byteLength < 4 || view.getUint16(0) !== 65496) return void 0;
  let at = 2;
  while (true) {
    while (view.getUint8(at) !== 255) at++;
    while (view.getUint8(at) === 255) at++;
    const marker2 = view.getUint8(at);
    const isFrame = marker2 >= 192 && marker2 <= 207 && marker2 !== 196 && marker2 !== 200 && marker2 !== 204;
    if (isFrame) return { width: view.getUint16(at + 6), height: view.getUint16(at + 4) };
    at += 1 + view.getUint16(at + 1);
  }
}
__name(readJpeg, "readJpeg");

// src/decode/decode-image.ts
var defaultMaxPixels = 178956970;
async function decodeUnknown(input, options = {}, { name, aside } = {}) {
  const settings = { ...readOptions(options), aside };
  settings.signal?.throwIfAborted();
  const image = name ?? describeImageInput(input);
  const decoded = await decodeRecognised(input, image, settings);
  if (decoded !== void 0) return decoded;
  throw new UnsupportedImageError({
    received: image,
    supported: [...platformDecoder.supported, "ImageData", "{ data: Uint8Array, width, height, channels }"]
  });
}
__name(decodeUnknown, "decodeUnknown");
async function decodeRecognised(input, image, settings) {
  if (typeof input === "string") return decodeBytes(await readAddress(input, image, settings), image, settings);
  if (typeof input !== "object" || input === null) return void 0;
  if (isUrl(input)) return decodeBytes(await readAddress(input.href, image, settings), image, settings);
  if (isUint8Array(input)) return decodeBytes(input, image, settings);
  if (isArrayBuffer(input)) return decodeBytes(new Uint8Array(input), image, settings);
  if (isBlob(input)) return decodeBytes(await readBlob(input, image), image, settings);
  if (isPixels(input)) return pixelsToRgb(input, image);
  return platformDecoder.decodeObject(input, image, settings);
}
__name(decodeRecognised, "decodeRecognised");
async function decodeBytes(bytes, image, settings) {
  settings.signal?.throwIfAborted();
  if (isGif(bytes)) return await settings.aside?.(bytes, image) ?? decodeGif(bytes, image, settings);
  if (bytes.length > 0) {
    const size = imageSizeFromHeader(bytes);
    if (size !== void 0) checkPixelLimit(size.width, size.height, image, settings);
    return platformDecoder.decodeBytes(bytes, image, settings);
  }
  const remedy2 = "Check how the file was written or downloaded.";
  throw new ImageDecodeError({ image, reason: "it is empty (0 bytes).", remedy: remedy2 });
}
__name(decodeBytes, "decodeBytes");
async function readAddress(address, image, settings) {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === "data") return dataUrlBytes(address, image);
  if (scheme === "http" || scheme === "https" || scheme === "blob") return fetchImageBytes(address, image, settings);
  return platformDecoder.readFile(scheme === "file" ? new URL(address) : address, image, settings);
}
__name(readAddress, "readAddress");
async function readBlob(blob, image) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    const remedy2 = "The file behind it may have been moved or changed; choose it again.";
    throw new ImageDecodeError({ image, reason: "its bytes cannot be read.", remedy: remedy2, cause });
  }
}
__name(readBlob, "readBlob");
function readOptions({ maxPixels = defaultMaxPixels, signal }) {
  if (maxPixels > 0) return { maxPixels, signal };
  throw new InvalidOptionError({
    option: "maxPixels",
    value: maxPixels,
    problem: `it is ${maxPixels}, but a limit is a number above 0`,
    remedy: "Pass a number of pixels, or Infinity for no limit."
  });
}
__name(readOptions, "readOptions");

// src/resize/resample-columns.ts
function resampleColumns({ data, width }, weights, firstRow, rowCount) {
  const { count, starts, lengths, values, stride, fractionBits: shift } = weights;
  const half = 1 << shift - 1;
  const output = new Uint8ClampedArray(rowCount * count * 3);
  let target = 0;
  for (let row = firstRow; row < firstRow + rowCount; row++) {
    const rowStart = row * width;
    for (let column = 0; column < count; column++) {
      let source = (rowStart + (starts[column] ?? 0)) * 3;
      let at = column * stride;
      const end = at + (lengths[column] ?? 0);
      let red = half;
      let green = half;
      let blue = half;
      for (; at < end; at++, source += 3) {
        const weight = values[at] ?? 0;
        red = red + (data[source] ?? 0) * weight | 0;
        green = green + (data[source + 1] ?? 0) * weight | 0;
        blue = blue + (data[source + 2] ?? 0) * weight | 0;
      }
      output[target] = red >> shift;
      output[target + 1] = green >> shift;
      output[target + 2] = blue >> shift;
      target += 3;
    }
  }
  return { data: new Uint8Array(output.buffer), width: count, height: rowCount, channels: 3 };
}
__name(resampleColumns, "resampleColumns");

// src/resize/resample-rows.ts
function resampleRows({ data, width }, weights, firstRow) {
  const { count, starts, lengths, values, stride, fractionBits: shift } = weights;
  const half = 1 << shift - 1;
  const rowLength = width * 3;
  const output = new Uint8ClampedArray(count * rowLength);
  let target = 0;
  for (let row = 0; row < count; row++) {
    const firstSource = ((starts[row] ?? 0) - firstRow) * rowLength;
    const firstWeight = row * stride;
    const end = firstWeight + (lengths[row] ?? 0);
    for (let offset = 0; offset < rowLength; offset += 3) {
      let source = firstSource + offset;
      let red = half;
      let green = half;
      let blue = half;
      for (let at = firstWeight; at < end; at++, source += rowLength) {
        const weight = values[at] ?? 0;
        red = red + (data[source] ?? 0) * weight | 0;
        green = green + (data[source + 1] ?? 0) * weight | 0;
        blue = blue + (data[source + 2] ?? 0) * weight | 0;
      }
      output[target] = red >> shift;
      output[target + 1] = green >> shift;
      output[target + 2] = blue >> shift;
      target += 3;
    }
  }
  return { data: new Uint8Array(output.buffer), width, height: count, channels: 3 };
}
__name(resampleRows, "resampleRows");

// src/resize/resampling-kernels.ts
function sinc(x) {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
}
__name(sinc, "sinc");
var hammingOffset = Math.fround(0.54);
var hammingAmplitude = Math.fround(0.46);
var bicubicSharpness = -0.5;
var resamplingKernels = {
  box: { support: 0.5, weigh: /* @__PURE__ */ __name((x) => x > -0.5 && x <= 0.5 ? 1 : 0, "weigh") },
  bilinear: { support: 1, weigh: /* @__PURE__ */ __name((x) => Math.max(0, 1 - Math.abs(x)), "weigh") },
  hamming: {
    support: 1,
    weigh(distance) {
      const x = Math.abs(distance);
      if (x === 0) return 1;
      if (x >= 1) return 0;
      const angle = x * Math.PI;
      return Math.sin(angle) / angle * (hammingOffset + hammingAmplitude * Math.cos(angle));
    }
  },
  bicubic: {
    support: 2,
    weigh(distance) {
      const a = bicubicSharpness;
      const x = Math.abs(distance);
      if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
      if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
      return 0;
    }
  },
  lanczos: { support: 3, weigh: /* @__PURE__ */ __name((x) => x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0, "weigh") }
};

// src/resize/resampling-weights.ts
function resamplingWeights(kernel, { inputSize, outputSize, start, count }, backend) {
  const scale = inputSize / outputSize;
  const filterScale = Math.max(scale, 1);
  const support = kernel.support * filterScale;
  const inverseFilterScale = 1 / filterScale;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(count);
  const lengths = new Int32Array(count);
  const values = new Int32Array(count * stride);
  const exact = new Float64Array(stride);
  const weigh = /* @__PURE__ */ __name((outputPixel) => {
    const center = (outputPixel + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const length = Math.min(inputSize, Math.trunc(center + support + 0.5)) - first;
    let sum = 0;
    for (let tap = 0; tap < length; tap++) {
      const weight = kernel.weigh((tap + first - center + 0.5) * inverseFilterScale);
      exact[tap] = weight;
      sum += weight;
    }
    if (sum === 0) return [first, length];
    for (let tap = 0; tap < length; tap++) exact[tap] = (exact[tap] ?? 0) / sum;
    return [first, length];
  }, "weigh");
  const fractionBits = backend === "pil" ? pillowFractionBits : int16FractionBits(largestWeight(weigh, exact, outputSize));
  const unit = 2 ** fractionBits;
  for (let output = 0; output < count; output++) {
    const [first, length] = weigh(start + output);
    starts[output] = first;
    lengths[output] = length;
    for (let tap = 0; tap < length; tap++) {
      const scaled = (exact[tap] ?? 0) * unit;
      values[output * stride + tap] = Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
  }
  return { count, starts, lengths, values, stride, fractionBits };
}
__name(resamplingWeights, "resamplingWeights");
var pillowFractionBits = 32 - 8 - 2;
function largestWeight(weigh, exact, outputSize) {
  let largest = 0;
  for (let output = 0; output < outputSize; output++) {
    const [, length] = weigh(output);
    for (let tap = 0; tap < length; tap++) largest = Math.max(largest, exact[tap] ?? 0);
  }
  return largest;
}
__name(largestWeight, "largestWeight");
function int16FractionBits(largest) {
  let bits = 0;
  while (bits < 22 && Math.trunc(0.5 + largest * 2 ** (bits + 1)) < 2 ** 15) bits++;
  return bits;
}
__name(int16FractionBits, "int16FractionBits");

// src/resize/resize-nearest.ts
var pillowPositions = /* @__PURE__ */ __name((inputSize, outputSize, start, count) => {
  const scale = inputSize / outputSize;
  const positions = new Int32Array(count);
  let position = scale * 0.5;
  for (let output = 0; output < start + count; output++) {
    if (output >= start) positions[output - start] = position < inputSize ? Math.trunc(position) : -1;
    position += scale;
  }
  return positions;
}, "pillowPositions");
var torchPositions = /* @__PURE__ */ __name((inputSize, outputSize, start, count) => {
  const scale = Math.fround(inputSize / outputSize);
  return Int32Array.from(
    { length: count },
    (_, index) => Math.min(inputSize - 1, Math.floor(Math.fround((start + index + 0.5) * scale)))
  );
}, "torchPositions");
function resizeNearest(image, width, height, region, backend) {
  const positions = backend === "pil" ? pillowPositions : torchPositions;
  const columns = positions(image.width, width, region.left, region.width);
  const rows = positions(image.height, height, region.top, region.height);
  const data = new Uint8Array(region.width * region.height * 3);
  let target = 0;
  for (const row of rows) {
    for (const column of columns) {
      if (row >= 0 && column >= 0) {
        const source = (row * image.width + column) * 3;
        data[target] = image.data[source] ?? 0;
        data[target + 1] = image.data[source + 1] ?? 0;
        data[target + 2] = image.data[source + 2] ?? 0;
      }
      target += 3;
    }
  }
  return { data, width: region.width, height: region.height, channels: 3 };
}
__name(resizeNearest, "resizeNearest");

// src/resize/resize-image.ts
var torchvisionFilters = ["nearest", "bilinear", "bicubic"];
function resizeImage(image, options) {
  const { width, height, filter, region = { left: 0, top: 0, width, height }, backend = "pil" } = options;
  checkOptions(options);
  if (filter === "nearest") return resizeNearest(image, width, height, region, backend);
  const kernel = resamplingKernels[filter];
  const rows = resamplingWeights(
    kernel,
    { inputSize: image.height, outputSize: height, start: region.top, count: region.height },
    backend
  );
  const lastRow = rows.count - 1;
  const firstInputRow = rows.starts[0] ?? 0;
  const inputRowCount = (rows.starts[lastRow] ?? 0) + (rows.lengths[lastRow] ?? 0) - firstInputRow;
  const columns = resamplingWeights(
    kernel,
    { inputSize: image.width, outputSize: width, start: region.left, count: region.width },
    backend
  );
  return resampleRows(resampleColumns(image, columns, firstInputRow, inputRowCount), rows, firstInputRow);
}
__name(resizeImage, "resizeImage");
function checkOptions({ width, height, filter, region, backend }) {
  for (const [option, value] of Object.entries({ width, height })) {
    if (Number.isInteger(value) && value > 0) continue;
    throw new InvalidOptionError({
      option,
      value,
      problem: `it is ${value}, but a size in pixels is an integer of at least 1`,
      remedy: "Pass the size that the resized image shall have."
    });
  }
  const filters = backend === "torchvision" ? torchvisionFilters : ["nearest", ...Object.keys(resamplingKernels)];
  if (!filters.includes(filter)) {
    throw new InvalidOptionError({
      option: "filter",
      value: filter,
      problem: `it is ${JSON.stringify(filter)}, but the filters of ${backend ?? "pil"} are ${filters.join(", ")}`,
      remedy: "Pass one of these."
    });
  }
  if (region === void 0) return;
  const { left, top } = region;
  const inside = left >= 0 && top >= 0 && left + region.width <= width && top + region.height <= height;
  if (inside && region.width > 0 && region.height > 0 && Object.values(region).every(Number.isInteger)) return;
  throw new InvalidOptionError({
    option: "region",
    value: region,
    problem: `it is ${JSON.stringify(region)}, which is no part of an image of ${width}x${height} pixels`,
    remedy: "Pass integers that lie inside of the resized image."
  });
}
__name(checkOptions, "checkOptions");

// src/transforms/round-half-even.ts
function roundHalfEven(value) {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
__name(roundHalfEven, "roundHalfEven");

// src/transforms/crop-placement.ts
var roundings = {
  /** `center_crop` in Transformers' `image_transforms.py`. */
  pil: { roundCrop: Math.floor, roundPadding: Math.ceil },
  /** `TorchvisionBackend.center_crop` in Transformers' `image_processing_backends.py`. */
  torchvision: { roundCrop: Math.floor, roundPadding: Math.floor },
  /** `center_crop` in torchvision's `transforms/functional.py`, and timm's `center_crop_or_pad`. */
  timm: { roundCrop: roundHalfEven, roundPadding: Math.floor }
};
function cropPlacement(imageSize, cropSize, rule) {
  const { roundCrop, roundPadding } = roundings[rule];
  return {
    source: Math.max(0, roundCrop((imageSize - cropSize) / 2)),
    target: Math.max(0, roundPadding((cropSize - imageSize) / 2)),
    length: Math.min(imageSize, cropSize)
  };
}
__name(cropPlacement, "cropPlacement");

// src/transforms/resize-and-crop.ts
function resizeAndCrop(image, resize, crop) {
  const { width, height } = resize ?? image;
  const { filter, backend } = resize ?? { filter: "nearest", backend: "torchvision" };
  if (crop === void 0) return resize === void 0 ? image : resizeImage(image, { width, height, filter, backend });
  const horizontal = cropPlacement(width, crop.width, crop.rule);
  const vertical = cropPlacement(height, crop.height, crop.rule);
  const region = {
    left: horizontal.source,
    top: vertical.source,
    width: horizontal.length,
    height: vertical.length
  };
  const part = resizeImage(image, { width, height, filter, backend, region });
  if (part.width === crop.width && part.height === crop.height) return part;
  const data = filled(crop);
  const rowLength = part.width * 3;
  for (let row = 0; row < part.height; row++) {
    const target = ((vertical.target + row) * crop.width + horizontal.target) * 3;
    data.set(part.data.subarray(row * rowLength, (row + 1) * rowLength), target);
  }
  return { data, width: crop.width, height: crop.height, channels: 3 };
}
__name(resizeAndCrop, "resizeAndCrop");
function filled({ width, height, fill }) {
  const data = new Uint8Array(width * height * 3);
  if (fill === void 0) return data;
  for (let at = 0; at < data.length; at += 3) data.set(fill, at);
  return data;
}
__name(filled, "filled");

// src/transforms/write-pixel-values.ts
function writePixelValues({ data, width, height }, tables, target, offset) {
  const pixels = width * height;
  for (const [channel, table] of tables.entries()) {
    const start = offset + channel * pixels;
    for (let pixel = 0, source = channel; pixel < pixels; pixel++, source += 3) {
      target[start + pixel] = table[data[source] ?? 0] ?? 0;
    }
  }
}
__name(writePixelValues, "writePixelValues");

// src/transforms/transform-image.ts
function transformImage(image, { steps, tables }) {
  const pixels = steps.reduce((current, { resize, crop }) => resizeAndCrop(current, resize, crop), image);
  const { width, height } = pixels;
  const values = new Float32Array(3 * height * width);
  writePixelValues(pixels, tables, values, 0);
  return { values, width, height };
}
__name(transformImage, "transformImage");

// src/worker/do-image-work.ts
async function doImageWork(work) {
  if (work.kind === "transform") {
    const result2 = transformImage(work.image, work.transform);
    return { result: result2, memory: [result2.values.buffer] };
  }
  const result = await decodeUnknown(work.input, {}, { name: work.name });
  return { result, memory: result.data.buffer instanceof ArrayBuffer ? [result.data.buffer] : [] };
}
__name(doImageWork, "doImageWork");

// src/worker/image-worker.ts
var nodePort = globalThis.process?.getBuiltinModule?.("node:worker_threads").parentPort ?? void 0;
async function answer(work) {
  try {
    const { result, memory } = await doImageWork(work);
    post({ kind: "done", result }, memory);
  } catch (error) {
    post({ kind: "failed", error: describeError(error) }, []);
  }
}
__name(answer, "answer");
function post(message, transfer) {
  if (nodePort === void 0) globalThis.postMessage(message, { transfer });
  else nodePort.postMessage(message, transfer);
}
__name(post, "post");
if (nodePort === void 0) globalThis.addEventListener("message", ({ data }) => void answer(data));
else nodePort.on("message", (data) => void answer(data));
if (nodePort === void 0) {
  globalThis.addEventListener("unhandledrejection", ({ reason }) => {
    throw reason;
  });
}
