/**
 * The straight RGBA values of a bitmap that was made with `premultiplyAlpha: 'none'`: a texture keeps them apart, where a
 * 2d canvas multiplies (the only portable way: https://github.com/whatwg/html/issues/10142).
 * Undefined where WebGL is missing or the bitmap is larger than a texture may be.
 */
export function readBitmapWithWebgl(bitmap: ImageBitmap): Uint8Array | undefined {
  const { width, height } = bitmap;
  if (typeof OffscreenCanvas !== 'function') return undefined;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl', { antialias: false, depth: false });
  if (gl === null) return undefined;
  try {
    if (Math.max(width, height) > gl.getParameter(gl.MAX_TEXTURE_SIZE)) return undefined;
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
    gl.framebufferTexture2D(
      gl.FRAMEBUFFER,
      gl.COLOR_ATTACHMENT0,
      gl.TEXTURE_2D,
      gl.getParameter(gl.TEXTURE_BINDING_2D),
      0,
    );
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) return undefined;
    const data = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data);
    return gl.getError() === gl.NO_ERROR ? data : undefined;
  } finally {
    // Browsers keep few contexts alive; this one must not wait for the garbage collector.
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}
