import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.claimdesk/',
      'src/database/generated/',
      'web/dist/',
      'web/src/generated/',
      'coverage/',
      'training/node_modules/',
      'training/kernels/kernels.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.js', '.dependency-cruiser.cjs', 'scripts/*.mjs', 'test/*.mjs', 'test/medium/*.mjs'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // One reader of the environment: src/config. Everything else is handed the validated object.
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read settings from src/config.' },
      ],
    },
  },
  {
    // Nest's injection reads constructor parameter types at run time, so those imports must stay values.
    files: ['src/**/*.ts', 'test/**/*.ts'],
    ignores: ['src/text/**'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: [
      'src/config/**',
      'src/standalone/**',
      'test/**',
      'bench/**',
      'prove/**',
      'faults/**',
      'eval/**',
      'training/**',
      'scripts/**',
      'web/vite.config.ts',
      '*.js',
      '*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
);
