export const blockPieces =
  '# H|## H {#i .c}\n|H\n===|H\n---|> |> > |- |* |1. |7) |    |  |\t|```js\n|~~~ title="t"\n|```\n|---|***|a | b\n- | -\nc | d\n||a|b|\n|:-|-:|\n|c|\n|| a |\n|-\n| b |\n|=\n| f |\n|term\n: def\n|: more\n|[^1]: note\n|[^1]:\n    p\n\n    q\n|[r]: /u "t&quot;"\n|*[HTML]: x\n|:::note[T]\n|:::\n|> [!tip]- T\n> x\n|> [!note]\n|{: #i .c title="x"}\n|{:toc}|^|{::comment}\n|{:/}\n|[TOC]|[[_TOC_]]|<!--toc-->|%%\n|%%|$$\nx\n$$\n|READMORE'.split(
    /(?<!\|)\|(?!\|)/,
  );
export const linePieces =
  'x|y z| |\n|\n\n|  \n|\\\n|*|**|***|_|__|~~|~|==|`|``|[|](|)|]|![|[l](/m "t")|![a *b* c](/p =3x4)|![250](s.png)|![|640](x)|[r]|[^1]|^[in]|<http://a.b/c?d&e>|<m@e.org>|http://x.org/a_b*c|ftp://f.org|//e.org|mailto:a@b.de|a@b.de|www.x.de|&amp;|&lt;|&#13;|&#0;|&copy|&nbsp;|<|>|"|\'|--|...|<<|>>|HTML|[[N#h\\|w]]|![[p.png\\|3]]|![[N]]|$x$|$$y$$|%%c%%|^id|{#h}|[ ] t|[x] |{: .c}|\u00a0|\u2028|\ufeff|\r|\f|é|🙂|\ud800|\u0000'.split(
    /(?<!\\)\|(?!640)/,
  );
export const htmlPieces =
  '<b>|</b>|<br>|<p>|</p>|<div>|</div>|<div class="x|<div markdown="1">|<a href=x>|</a>|<i|<!--|-->|<!-- c -->|<table>|<tr><td>|</table>|<pre>|</pre>|<form>|</form>|<select>|<option>|</select>|<svg>|</svg>|<object>|</object>|<marquee>|<textarea>|<script>|</script>|<h2>|</h2>|<li>|<nobr>|<template>|</template>|</body>|<plaintext>|<title>|<frameset>|<![CDATA[|<?x|&amp|<div class="a b">|<a href="u" title="t">|<img src="p" alt="x"/>|<center>|</center>|<br/>|<span id=q>|</span>|<code>|</code>|<sub>|</sub>|<hr>|<ul>|</ul>|<ol>|</ol>|<!--->|<!-- a--b -->|<!-- c --->|<td>|</td>|<B>|</B>|<div/>|<i id="x" id="y">|</i>|<em>|</em>|<strong\nid="x">|</strong>|<font color=red>|</font>|<dl>|<dt>|<dd>|</dl>|<blockquote>|</blockquote>|<section>|</section>|<details>|<summary>|</details>|<figure>|</figure>|<wbr>|</br>|\n'.split(
    '|',
  );

/** Random Markdown. `html` is the share of raw HTML in it, from 0 to 1. */
export function randomMarkdown(next: () => number, html: number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] as string;
  let text = '';
  const pieces = 3 + next() * 18;
  for (let piece = 0; piece < pieces; piece += 1) {
    const kind = next();
    if (kind < html) {
      text += pick(htmlPieces);
    } else if (kind < html + (1 - html) * 0.3) {
      text += `${next() < 0.6 ? '\n' : ''}${next() < 0.4 ? '\n' : ''}${pick(blockPieces)}`;
    } else {
      text += pick(linePieces);
    }
  }
  return text;
}
