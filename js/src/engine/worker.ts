// The script of the Worker.

import createRuntime from '../runtime.mjs';
import { EngineApi } from './api.js';
import type { Port } from './link.js';
import { serve } from './serve.js';

serve(globalThis as unknown as Port, new EngineApi(createRuntime));
