import { describe, expect, it } from 'vitest';
import { breaksOf } from '../../../renderer/controls/title-breaks.ts';

describe('the lines of a title', () => {
  it('end as the browser ends them where nothing is Chinese, Japanese or Korean', () => {
    for (const title of ['', 'A title', 'Ελληνικά, العربية', 'ภาษาไทย', '2026 — 12']) {
      expect(breaksOf(title)).toEqual({});
    }
  });

  it('end between phrases in Japanese, also among names in Latin letters', () => {
    for (const title of ['日本語の文章と写真の多い記事', 'TypeScriptのコンパイラオプションを読む', 'カメラ']) {
      expect(breaksOf(title)).toEqual({ 'data-breaks': 'phrases', lang: 'ja' });
    }
  });

  it('end between words in Korean, and where such words are few among others', () => {
    for (const title of [
      '한국어 문장의 제목',
      '漢字와 한글을 섞은 제목',
      'Many scripts: 日本語, Ελληνικά',
      'What カ is for',
    ]) {
      expect(breaksOf(title)).toEqual({ 'data-breaks': 'words' });
    }
  });

  it('end anywhere in Chinese, which has no spaces', () => {
    for (const title of ['这里是中文的一个很长的标题', '使用 Kubernetes 部署应用']) {
      expect(breaksOf(title)).toEqual({});
    }
  });

  it('are decided by its beginning, however long it is', () => {
    expect(breaksOf(`${'a'.repeat(100_000)}日本語`)).toEqual({});
  });
});
