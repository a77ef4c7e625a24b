import eslint from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What the first of two listeners throws goes to nobody. */
const unheardThen = {
  selector: "CallExpression[callee.property.name='then'][arguments.length=2]",
  message: 'Give the second listener to .catch(), which hears what the first one throws, too.',
};

export default tseslint.config(
  {
    ignores: [
      'build/',
      'js/dist/',
      'demo/dist/',
      'demo/slices/',
      '.toolchain/',
      '**/node_modules/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess needs it
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-misused-promises': 'error',
      'no-restricted-syntax': ['error', unheardThen],
    },
  },
  {
    files: ['demo/**/*.ts'], // listeners of a page: what they reject with, its error log shows
    rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }] },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
);
