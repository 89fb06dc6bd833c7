/**
 * Black on paper, one berry stitch along each quotation: a border, because browsers print borders and not backgrounds.
 * The product's faces where they are installed, else whatever serves every script alike; never italics, which many
 * scripts do not have.
 */
export const BRIEFING_STYLE = `
:root{color-scheme:light;--ink:#1A231D;--ink-2:#4D574F;--line:#757D70;--thread:#8C1C4C;
--display:"Brygada 1918","Markazi Text","Noto Serif","Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Naskh Arabic","Geeza Pro","Noto Serif Bengali",serif;
--text:"Atkinson Hyperlegible Next","Vazirmatn","Noto Sans","Segoe UI",system-ui,"Noto Sans Arabic","Noto Sans Bengali",sans-serif}
@page{size:A4;margin:20mm 20mm 18mm}
*{box-sizing:border-box;margin:0;padding:0}
body{font:400 10.2pt/1.5 var(--text);color:var(--ink);background:#fff}
h1,h2,h3,h4{font-family:var(--display);font-weight:500;line-height:1.2;break-after:avoid;overflow-wrap:anywhere}
h1{font-size:30pt;line-height:1.1;text-wrap:balance;max-inline-size:150mm}
[lang=ar] h1{line-height:1.4}
[lang=ar] h2{font-size:18.5pt;line-height:1.4}
[lang=ar] .lede{font-size:14.6pt}
[lang=ar] .asked .what{font-size:13.4pt}
[lang=ar] .side{font-size:9.2pt;line-height:1.6}
h2{font-size:17pt;margin-block-end:2.5mm}
h3{font-size:13pt;margin-block:7mm 1mm}
h4{font:600 9pt/1.3 var(--text);color:var(--ink-2);margin-block:3.5mm 3mm}
ul,ol{list-style:none}
p,li,blockquote,figcaption{overflow-wrap:anywhere}
.meta{color:var(--ink-2);font-size:8.6pt;line-height:1.45}
.own{white-space:pre-line;unicode-bidi:plaintext;text-align:start}
.kick{display:flex;justify-content:space-between;align-items:baseline;gap:8mm;border-block-end:1.2pt solid var(--ink);padding-block-end:2.5mm;margin-block-end:9mm;font:600 10pt/1.2 var(--display)}
.kick span+span{font:400 8.6pt/1.2 var(--text);color:var(--ink-2)}
.practice{border:1.2pt solid var(--ink);padding:2.5mm 4mm;margin-block-end:6mm;font:600 10pt/1.4 var(--display)}
.lede{font:400 13pt/1.5 var(--display);margin-block-start:5mm;max-inline-size:132mm}
.front,figure{display:grid;grid-template-columns:minmax(0,1fr) 46mm;column-gap:9mm}
.front{margin-block-start:10mm;grid-template-columns:minmax(0,1fr) 58mm}
.side{border-inline-start:.6pt solid var(--line);padding-inline-start:5mm;color:var(--ink-2);font-size:8.6pt;line-height:1.45}
.side section>h2{font:600 9.4pt/1.4 var(--text);color:var(--ink);margin-block-end:1mm}
.side section+section{margin-block-start:5mm}
.side p+p{margin-block-start:1.5mm}
.asked li{display:grid;grid-template-columns:25mm minmax(0,1fr);column-gap:5mm;padding-block:2mm;break-inside:avoid}
.asked .when{font-weight:600;font-size:9pt;line-height:1.5}
.asked .when .meta{display:block;font-weight:400}
.asked .what{font:400 12pt/1.4 var(--display)}
.asked .what bdi{display:block;text-align:start}
.contents{margin-block-start:8mm}
.contents ol{list-style:decimal;padding-inline-start:7mm}
[lang=ar] .contents ol{list-style:arabic-indic}
.contents li{padding-block:.6mm;padding-inline-start:1mm}
.contents li::marker{color:var(--ink-2)}
.theme,.missing{margin-block-start:14mm}
.theme>.intro{break-after:avoid}
.theme>h2{border-block-start:1.2pt solid var(--ink);padding-block-start:3.5mm}
.description{max-inline-size:115mm;margin-block-end:3mm}
.part{margin-block-start:3mm;padding-inline-start:6mm;break-inside:avoid}
.part .description{font-size:10pt}
figure{margin-block:6mm 0;break-inside:avoid}
h4+figure{margin-block-start:0}
figure{position:relative;padding-inline-start:6mm}
figure::before{content:"";position:absolute;inset-inline-start:0;inset-block:1.2mm;border-inline-start:1.1mm dashed var(--thread)}
blockquote{font:400 13pt/1.42 var(--display)}
blockquote.long{font-size:10.8pt;line-height:1.5}
.loose blockquote{font-size:10.8pt;line-height:1.5}
blockquote.arabic{font-size:14.6pt;line-height:1.6}
blockquote.arabic.long,.loose blockquote.arabic{font-size:12.2pt}
blockquote:lang(ur){font-family:"Noto Nastaliq Urdu",var(--display);line-height:2.1}
figcaption{border-inline-start:.6pt solid var(--line);padding-inline-start:5mm;font-size:8.6pt;line-height:1.45;color:var(--ink-2)}
figcaption b,figcaption span{display:block}
figcaption b{font-weight:600;color:var(--ink)}
.depth-1,.depth-2,.depth-3{margin-block-start:3mm}
.depth-1::before,.depth-2::before,.depth-3::before{border-inline-start:.5mm dotted var(--thread)}
.depth-1::before{inset-inline-start:7mm}.depth-2::before{inset-inline-start:14mm}.depth-3::before{inset-inline-start:21mm}
.depth-1{padding-inline-start:12mm}.depth-2{padding-inline-start:19mm}.depth-3{padding-inline-start:26mm}
.depth-1 blockquote,.depth-2 blockquote,.depth-3 blockquote{font-size:11.4pt}
.recap::before{border-inline-start-color:var(--line)}
.differ{margin-block-start:8mm;border-block-start:.6pt solid var(--line)}
.differ>h3{margin-block-start:3mm}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);margin-block-start:3mm}
.two>div{padding-inline-end:5mm}
.two>div+div{border-inline-start:.6pt solid var(--line);padding-inline:5mm 0}
.two h4{margin-block-start:0}
.two .said{font:400 10.8pt/1.5 var(--display)}
.two .said+.said,.two li+li{margin-block-start:3mm}
.two li{break-inside:avoid}
.missing{break-inside:avoid;border-block:1.2pt solid var(--ink);padding-block:4mm 5mm}
.missing p{max-inline-size:132mm}
.missing ul{columns:2;column-gap:9mm;margin-block-start:3mm}
.missing li{break-inside:avoid;padding-block:1mm;border-block-end:.6pt dashed var(--line)}
.missing li .meta{display:block}
.glossary{margin-block-start:10mm}
.glossary h2{font-size:13pt}
.glossary li{max-inline-size:132mm;padding-block:.8mm;break-inside:avoid}
footer{margin-block-start:8mm;color:var(--ink-2);font-size:8.6pt}
@media print{.front+.theme{break-before:page;margin-block-start:0}}
@media screen{
html{background:#E3E8DC}
body{background:none;font-size:1rem}
main{background:#fff;max-inline-size:210mm;margin:8mm auto;padding:20mm;border-radius:4px}
}
@media screen and (max-width:46rem){
main{margin:0;padding:6vw 5vw 10vw;border-radius:0}
.front,figure,.two{display:block}
.two>div+div{border:0;padding:0}
.side{margin-block-start:8mm}
figcaption{border:0;padding:0;margin-block-start:1.5mm}
.asked li{display:block}
.asked .when .meta{display:inline;margin-inline-start:2mm}
.missing ul{columns:1}
h1{font-size:1.8rem}
}`

/** At the outer lower corner; margin boxes know no direction of writing. */
export const PAGE_NUMBERS = {
  ltr: '\n@page{@bottom-right{content:counter(page);font:8.4pt sans-serif;color:#4D574F}}',
  rtl: '\n@page{@bottom-left{content:counter(page,arabic-indic);font:8.4pt sans-serif;color:#4D574F}}',
} as const
