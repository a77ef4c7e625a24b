/** The command-line program, compiled to WebAssembly for Node; it ends the process by itself. */
export default function createBuilder(options: {
  readonly arguments: readonly string[];
  readonly thisProgram: string;
}): Promise<unknown>;
