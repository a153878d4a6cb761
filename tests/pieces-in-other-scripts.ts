/** Pieces in other scripts than Latin: with all that a page shows of one, in Chinese and, from right to left, in Arabic. */

export const chinese = `---
title: "HappyHorse 1.1：没有任何榜单能够证实的“第二名”"
description: "一篇报道给出了一个名次，却没有说明是哪一个指数、哪一个榜单、哪一天的数据。这篇分析说明它能支持什么，又不能支持什么，并列出读者可以自己核对的每一处来源与每一处空白。"
lang: zh-Hans
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: report, title: "HappyHorse 1.1 升至第二名", language: zh-Hans, container-title: 科技日报, URL: "https://example.org/zh/report", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
  - { id: board, title: "Text to Video Arena", container-title: Arena, URL: "https://example.org/board", issued: 2026-05-06, accessed: 2026-11-22, role: dataset }
caveats:
  - { text: "报道没有说明“第二名”出自哪一个榜单，也没有给出日期。", scope: in-source, silent: [report] }
  - { text: "模型的训练数据从未公布，外界无从知晓。", scope: unknowable }
keyPoints:
  - 名次来自一篇报道，榜单本身没有证实。
claims:
  - { id: rank, text: "报道称该模型排名第二。", kind: attribution, sources: [report] }
narratives:
  - { id: rise, thesis: 模型确实在进步, strongest: "六周之内得分上升十六分，超过区间的宽度，这不是偶然。", holder: unattributed, for: [rank], against: [] }
  - { id: noise, thesis: 名次只是噪声, strongest: "前五名的区间互相重叠，谁排第二取决于哪一天去看。", holder: unattributed, for: [], against: [rank] }
forecasts:
  - { id: top, statement: "到年底，该模型将在文生视频榜单上进入前五名。", madeOn: 2026-11-22, resolvesOn: 2026-12-31, criteria: "Arena 文生视频榜单当天的名次。", resolutionSource: "Arena 文生视频榜单", probability: 0.3 }
---

《科技日报》报道称，HappyHorse 1.1“现在排名第二”[@report]。报道没有说明是哪一个指数[@report; @board, 第三段]。这一点很*重要*：在不同的榜单上，同一个模型的名次可以相差五位；**区间**重叠时，名次本身并不说明谁更好。

## 榜单说了什么

到2026年5月为止，榜单上共有三十一个模型，其中没有任何一个以该名称出现[@board]。

> 我们没有在任何一个公开榜单上找到这个名次。

| 日期 | 名次 | 得分 |
| --- | ---: | ---: |
| 5 月 6 日 | 7 | 1357 |

<Aside title="读法">一个名次只有连同榜单和日期才有意义。</Aside>

由此可见，“第二名”可能指的是另一个榜单、另一个日期，或者另一个版本。读者可以自己核对：来源列在文末，每一处引用都附有编号。
`;

export const arabic = `---
title: "نموذج HappyHorse 1.1 والمرتبة الثانية التي لا تؤكدها أي لوحة"
description: "تقرير واحد يذكر مرتبة واحدة دون أن يسمي المؤشر أو اللوحة أو اليوم: ما الذي يدعمه ذلك وما الذي لا يدعمه."
lang: ar
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: report, title: "النموذج HappyHorse 1.1 يصعد إلى المرتبة الثانية", language: ar, container-title: الجريدة, URL: "https://example.org/ar/report", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
  - { id: board, title: "Text to Video Arena", container-title: Arena, URL: "https://example.org/board", issued: 2026-05-06, accessed: 2026-11-22, role: dataset }
caveats:
  - { text: "لا يذكر التقرير أي لوحة يقصد ولا في أي يوم.", scope: in-source, silent: [report] }
  - { text: "لم تُنشر بيانات التدريب قط.", scope: unknowable }
keyPoints:
  - المرتبة مصدرها تقرير واحد ولا تؤكدها اللوحة نفسها.
claims:
  - { id: rank, text: "يقول التقرير إن النموذج في المرتبة الثانية.", kind: attribution, sources: [report] }
narratives:
  - { id: rise, thesis: النموذج يتقدم فعلا, strongest: "ارتفعت النتيجة ست عشرة نقطة في ستة أسابيع، وهذا أكثر من عرض المجال.", holder: unattributed, for: [rank], against: [] }
  - { id: noise, thesis: المرتبة ضجيج, strongest: "تتداخل مجالات الخمسة الأوائل، ومن هو الثاني يتوقف على يوم النظر.", holder: unattributed, for: [], against: [rank] }
forecasts:
  - { id: top, statement: "سيدخل النموذج المراتب الخمس الأولى قبل نهاية العام.", madeOn: 2026-11-22, resolvesOn: 2026-12-31, criteria: "المرتبة في لوحة Arena في ذلك اليوم.", resolutionSource: "لوحة Arena", probability: 0.3 }
---

تقول الجريدة إن النموذج HappyHorse 1.1 «أصبح الآن في المرتبة الثانية» [@report]. ولا يذكر التقرير أي مؤشر يقصد [@report; @board, ص 3]. وهذا *مهم*: ففي لوحات مختلفة قد تختلف مرتبة النموذج الواحد بخمس درجات، وحين تتداخل **المجالات** لا تقول المرتبة وحدها أيهما أفضل.

## ما تقوله اللوحة

حتى 6 مايو 2026 كان في اللوحة 31 نموذجا، ولا يظهر أي منها بهذا الاسم [@board].

> لم نجد هذه المرتبة في أي لوحة منشورة.

| اليوم | المرتبة | النتيجة |
| --- | ---: | ---: |
| 6 مايو | 7 | 1357 |

<Aside title="ملاحظة">لا معنى لمرتبة دون لوحة ويوم.</Aside>

ومن ثم قد تشير «المرتبة الثانية» إلى لوحة أخرى أو يوم آخر أو إصدار آخر.
`;
