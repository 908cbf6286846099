/** The address under which vite serves a file. */
declare module '*?url' {
  const address: string;
  export default address;
}
