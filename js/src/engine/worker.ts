// The script of the Workers: of the one with the engine, and of the one with the device's store.

import createRuntime from '../runtime.mjs';
import { DeviceApi } from '../storage/device-store.js';
import { EngineApi } from './api.js';
import type { Port } from './link.js';
import { serve } from './serve.js';

const port = globalThis as unknown as Port;
const device = new DeviceApi((notice) => port.postMessage({ notice }, []));
serve(port, new EngineApi(createRuntime), device);
