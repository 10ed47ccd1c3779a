#!/usr/bin/env node
import { createProgram } from './cli/program.js';
import { SettingsError } from './config/load-settings.js';
import { StartError } from './standalone/start-error.js';
import { CliError } from './cli/cli-error.js';

try {
  await createProgram().parseAsync();
} catch (error) {
  const told = error instanceof StartError || error instanceof SettingsError || error instanceof CliError;
  process.stderr.write(`${told ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
}
