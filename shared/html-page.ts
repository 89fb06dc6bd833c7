interface HtmlPage {
  lang: string
  dir: 'ltr' | 'rtl'
  /** Escaped, as the two below. */
  title: string
  style: string
  main: string
}

/** A page to keep and to print that asks for nothing: no script, no link, no picture, no font of its own. */
export const htmlPage = ({ lang, dir, title, style, main }: HtmlPage): string => `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
