/** Whether a variable of the environment says yes, by the rules of huggingface_hub. */
export function isTrue(value: string | undefined): boolean {
  return /^(1|on|yes|true)$/i.test(value ?? '');
}
