// The engine's end of a link.

import { describe, RecommenderError } from '../errors.js';
import { version } from '../version.js';
import { invoke, type CallMessage, type Port } from './link.js';

/** An error that the engine itself answered, or the crash that anything else is. */
export function toAnswerError(thrown: unknown): RecommenderError {
  return thrown instanceof RecommenderError
    ? thrown
    : new RecommenderError('engine-crashed', `The engine crashed: ${describe(thrown)}`, {
        cause: thrown,
      });
}

/** Ends the Worker's script with an error that its page hears of. */
function report(error: unknown): void {
  setTimeout(() => {
    throw error;
  }, 0);
}

/** Answers the calls that arrive at `port`, each by the API that has it. */
export function serve(port: Port, ...apis: readonly object[]): void {
  const answer = async ({ call, method, args }: CallMessage): Promise<void> => {
    try {
      const api = apis.find((one) => method in one) ?? {};
      port.postMessage({ call, value: await invoke(api, method, args) }, []);
    } catch (thrown) {
      const { code, message } = toAnswerError(thrown);
      port.postMessage({ call, error: { code, message } }, []);
    }
  };
  port.onmessage = (event: MessageEvent<CallMessage>) => {
    answer(event.data).catch(report);
  };
  port.postMessage({ ready: version }, []);
}
