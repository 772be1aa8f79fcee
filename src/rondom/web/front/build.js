// Makes static/build/ out of the NL Design System packages, our own styles and scripts, and the Tabler icons.
import { build, transform } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'static', 'build');
const modules = join(here, '..', '..', '..', '..', 'node_modules');
const read = (path) => readFileSync(path, 'utf8');
const own = (name) => join(here, name);
const inModules = (name) => join(modules, name);

const COMPONENTS = [
  ...['root', 'body', 'form-field', 'form-label', 'form-field-description', 'form-field-error-message', 'textbox']
    .map((name) => `@utrecht/${name}-css/dist/index.css`),
  ...['textarea', 'select', 'radio-button', 'checkbox', 'custom-checkbox', 'table', 'alert']
    .map((name) => `@utrecht/${name}-css/dist/index.css`),
  ...['button', 'heading', 'link', 'skip-link']
    .map((name) => `@nl-design-system-candidate/${name}-css/dist/${name}.css`),
];
const TOKENS = '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
const FONTS = [
  { folder: '@fontsource-variable/noto-sans', subset: 'noto-sans-latin-wght-normal' },
  { folder: '@fontsource-variable/noto-sans', subset: 'noto-sans-latin-ext-wght-normal' },
  { folder: '@fontsource-variable/noto-sans-arabic', subset: 'noto-sans-arabic-arabic-wght-normal' },
];
// A region's own theme.css may point at any colour of the palette.
const ALWAYS_KEPT = /^--voorbeeld-kleuren-/;
const LIMIT = 60 * 1024;

/** Keep only the tokens that the styles can reach: the token file is 200 kB, we use a tenth. */
function usedTokens(tokenFile, styles) {
  const tokens = new Map(
    [...tokenFile.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name, value]),
  );
  const names = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);
  const wanted = new Set();
  const queue = [...names(styles), ...[...tokens.keys()].filter((name) => ALWAYS_KEPT.test(name))];
  while (queue.length) {
    const name = queue.pop();
    if (wanted.has(name) || !tokens.has(name)) continue;
    wanted.add(name);
    queue.push(...names(tokens.get(name)));
  }
  const lines = [...tokens].filter(([name]) => wanted.has(name)).map(([name, value]) => `${name}:${value};`);
  return `.voorbeeld-theme{${lines.join('')}}`;
}

function fontFaces() {
  return FONTS.map(({ folder, subset }) => {
    const face = read(inModules(`${folder}/wght.css`))
      .split('@font-face')
      .find((part) => part.includes(`${subset}.woff2`));
    copyFileSync(inModules(`${folder}/files/${subset}.woff2`), join(out, 'fonts', `${subset}.woff2`));
    return `@font-face${face.slice(0, face.indexOf('}') + 1)}`.replace('./files/', './fonts/');
  }).join('\n');
}

async function styles() {
  const theme = read(own('theme.css'));
  // A field that nobody touched yet is not wrong: the packages colour it red at once.
  const components = COMPONENTS.map((path) => read(inModules(path))).join('\n').replaceAll(':invalid', ':user-invalid');
  const layout = read(own('layout.css')) + read(own('extra.css'));
  const tokens = usedTokens(read(inModules(TOKENS)), components + layout + theme);
  const css = (code) => transform(code, { loader: 'css', minify: true, legalComments: 'none' });
  const all = await css(fontFaces() + tokens + components + layout);
  writeFileSync(join(out, 'rondom.css'), picturesInFiles(all.code));
  writeFileSync(join(out, 'theme.css'), (await css(theme)).code);
}

/** Each picture that a package put inside its styles becomes a file: no page of ours may load a picture out of a text. */
function picturesInFiles(code) {
  const names = new Map();
  return code.replace(/url\("data:image\/svg\+xml,([^"]+)"\)/g, (_whole, svg) => {
    if (!names.has(svg)) {
      names.set(svg, `picture-${names.size + 1}.svg`);
      writeFileSync(join(out, names.get(svg)), decodeURIComponent(svg));
    }
    return `url("./${names.get(svg)}")`;
  });
}

/** The lines inside a Tabler icon, without the frame that says only how large it is. */
function iconLines(name) {
  let svg;
  try {
    svg = read(inModules(`@tabler/icons/icons/outline/${name}.svg`));
  } catch {
    throw new Error(`icons.txt: there is no Tabler outline icon "${name}"`);
  }
  return svg
    .slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/<path stroke="none"[^>]*\/>/, '')
    .replace(/\s*\n\s*/g, '');
}

function icons() {
  const names = read(own('icons.txt')).split('\n').map((line) => line.trim()).filter((line) => line && line[0] !== '#');
  const lines = Object.fromEntries(names.map((name) => [name, iconLines(name)]));
  writeFileSync(join(out, 'icons.json'), JSON.stringify(lines));
  const frame = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#595959" stroke-width="1.75"';
  writeFileSync(
    join(out, 'chevron.svg'),
    `<svg ${frame} stroke-linecap="round" stroke-linejoin="round">${lines['chevron-down']}</svg>`,
  );
}

async function scripts() {
  await build({
    entryPoints: [own('scripts/rondom.js')],
    outfile: join(out, 'rondom.js'),
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    legalComments: 'none',
  });
}

function sizes() {
  const names = ['rondom.css', 'theme.css', 'rondom.js'];
  const bytes = names.map((name) => gzipSync(read(join(out, name))).length);
  names.forEach((name, place) => console.log(`${name}: ${(bytes[place] / 1024).toFixed(1)} kB gzip`));
  const total = bytes.reduce((sum, part) => sum + part, 0);
  if (total > LIMIT) throw new Error(`Styles and scripts are ${total} bytes, more than ${LIMIT}`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'fonts'), { recursive: true });
await styles();
icons();
await scripts();
sizes();
