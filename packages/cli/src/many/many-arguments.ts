/** The options of commands that can run over many images. */
export const manyArguments = {
  jsonl: {
    type: 'string',
    valueHint: 'file',
    description: 'Write a line of JSON per image to a file, or to standard output (-); for any number of images',
  },
  resume: { type: 'boolean', description: 'Go on behind what the file has from a run that was cut short' },
  overwrite: { type: 'boolean', description: 'Start the file anew if it exists' },
  batch: { type: 'string', valueHint: 'n', description: 'Images for each call of the model; 8 unless told otherwise' },
  concurrency: {
    type: 'string',
    valueHint: 'n',
    description: 'Images read and prepared at a time; as many as there are cores unless told otherwise',
  },
} as const;
