import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { PROJECT_ROOT } from '../config/project-root.js';

type EngineModule = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm: (exports: object) => void };

/** The part of WebAssembly used here; Node has it, its type declarations do not. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> };
};

const MIGRATIONS = join(PROJECT_ROOT, 'prisma', 'migrations');
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Lends Prisma's own schema engine on a database to `work`, and leaves no connection behind: while one is open nobody can
 * clone or drop the database.
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    return await work(await openSchemaEngine(pool));
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's own schema engine, as WebAssembly over our `pg` driver. The `prisma` command would download a native engine
 * from outside the npm registry; this one is in a package and keeps the same `_prisma_migrations` table.
 */
async function openSchemaEngine(pool: pg.Pool): Promise<SchemaEngine> {
  engineModule ??= loadEngineModule();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  return (await engineModule).SchemaEngine.new({ datamodels: await prismaSchema() }, () => undefined, adapter);
}

/** Once a process: the package keeps views of one instance's memory, and a second instance would be read through them. */
let engineModule: Promise<EngineModule> | undefined;

/** The package's entry imports the .wasm as a module, which Node 20 does not do: load its two halves by hand. */
async function loadEngineModule(): Promise<EngineModule> {
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(await readFile(path.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return glue;
}

/** The adapter cuts a migration at every semicolon, also inside a function's body; Postgres can read it whole. */
class WholeScripts extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        const { message, position } = error as { message: string; position?: string };
        const line = position ? ` at line ${script.slice(0, Number(position)).split('\n').length}` : '';
        // The engine would show a number in place of a foreign error; this one it passes on.
        throw new DriverAdapterError({
          kind: 'postgres',
          code: 'P0001',
          severity: 'ERROR',
          message: message + line,
          detail: undefined,
          column: undefined,
          hint: undefined,
        });
      }
    };
    return adapter;
  }
}

/** `[path, content]` of the Prisma schema. */
export async function prismaSchema(): Promise<[string, string][]> {
  const path = join(PROJECT_ROOT, 'prisma', 'schema.prisma');
  return [[path, await readFile(path, 'utf8')]];
}

/** The migration folders in order, as the engine wants them. */
export async function migrationList(): Promise<MigrationList> {
  const folders = (await readdir(MIGRATIONS, { withFileTypes: true }))
    .filter((f) => f.isDirectory())
    .map((f) => f.name);
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      folders.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(join(MIGRATIONS, path, 'migration.sql'), 'utf8') } as const,
        },
      })),
    ),
  };
}
