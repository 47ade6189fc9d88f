//! The law of conserved text for prose: every paragraph lands exactly once.
//!
//! Generated documents carry a word of its own in each line, which must come out once: in a title, a heading, a task,
//! a field of one, running text, a recipient or a signature. Real plans are tried where the shared folder is present.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;

use model::{Block, Paragraph, Region, Style};
use parse::{ParseSettings, Prose, read_prose};
use proptest::prelude::*;

/// Texts that come out, each once. Titles that a part repeats from the document are left out.
fn outputs(prose: &Prose) -> Vec<String> {
    let mut out = Vec::new();
    let document = &prose.document;
    let alone = document.kind.is_none() && !prose.annexes.is_empty();
    if !alone {
        out.extend(document.title.clone());
    }
    out.extend(document.recipients.iter().cloned());
    for signature in &document.signatures {
        out.extend(
            [&signature.authority, &signature.position, &signature.name].into_iter().flatten().cloned(),
        );
    }
    out.extend(prose.annexes.iter().filter_map(|a| a.title.clone()));
    for part in &prose.parts {
        for (_, node) in &part.nodes {
            if node.id != part.id {
                out.push(node.title.to_string());
            }
            out.extend(node.paragraphs.iter().map(|p| p.text.clone()));
        }
        for (_, task) in part.tasks.iter().filter(|(_, t)| !part.nodes.iter().any(|(_, n)| n.title == t.text))
        {
            out.push(task.text.clone());
        }
        // A labelled line may speak of several items: it counts once.
        let labelled =
            part.tasks.iter().flat_map(|(_, t)| [&t.deliverable, &t.budget, &t.note].into_iter().flatten());
        out.extend(labelled.collect::<BTreeSet<_>>().into_iter().cloned());
        out.extend(part.tables.iter().filter_map(|t| t.title.clone()));
    }
    out
}

fn paragraph(index: usize, text: &str, bold: bool) -> Block {
    Block::Paragraph(Paragraph {
        text: text.to_owned(),
        regions: vec![Region::on_lines(index as u32 + 1, index as u32 + 1)],
        style: Style { bold, ..Style::default() },
        ..Paragraph::default()
    })
}

/// Lines as plans have them; `@` is where the word of the line goes.
const LINES: &[&str] = &[
    "I. NHIỆM VỤ @",
    "II. MỤC ĐÍCH @",
    "IV. TỔ CHỨC THỰC HIỆN @",
    "1. Về công tác @",
    "2. Rà soát @ và tổ chức thực hiện.",
    "2.1. Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện @.",
    "3.2- Xây dựng kế hoạch @; báo cáo kết quả.",
    "a) Nội dung @;",
    "(2)- Chỉ tiêu @ đạt trên 60%.",
    "- Tăng cường kiểm tra @.",
    "+ Bố trí kinh phí @;",
    "- UBND huyện A: Triển khai @.",
    "Giao Sở Tài chính @:",
    "Đẩy mạnh tuyên truyền về @ trên địa bàn",
    "tỉnh và các huyện @ theo quy định.",
    "Phấn đấu đến năm 2025, tỷ lệ @ đạt 80%.",
    "Sản phẩm: Báo cáo @",
    "- Kinh phí: ngân sách @",
    "Căn cứ Kế hoạch này, các sở, ban, ngành thực hiện @.",
    "TỔNG QUAN VỀ @",
    "Công tác phối hợp @",
    "(Có biểu @ kèm theo)",
    "Điều 3. Chánh Văn phòng và các sở thi hành @.",
    "PHẦN THỨ NHẤT",
    "@",
    "Thực hiện Kế hoạch số 5/KH-UBND ngày 05/3/2024 của UBND tỉnh @;",
    "Trên đây là Kế hoạch @, yêu cầu các sở, ngành triển khai thực hiện.",
];

const HEAD: &[&str] = &[
    "ỦY BAN NHÂN DÂN",
    "HUYỆN SÔNG XANH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-UBND",
    "Sông Xanh, ngày 05 tháng 3 năm 2024",
    "KẾ HOẠCH",
    "Chuyển đổi số @ năm 2024",
];

const FOOT: &[&str] =
    &["Nơi nhận:", "- UBND tỉnh @;", "- Lưu: VT, @.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bảo"];

const ANNEX: &[&str] = &["PHỤ LỤC II", "DANH MỤC NHIỆM VỤ @", "(Kèm theo Kế hoạch số 12/KH-UBND @)"];

fn word(index: usize, upper: bool) -> String {
    if upper { format!("XQZ{index}XQ") } else { format!("xqz{index}xq") }
}

fn document(body: &[usize], bold: &[bool], parts: [bool; 3], annex: &[usize]) -> Vec<Block> {
    let [head, foot, attached] = parts;
    let line = |&i: &usize| LINES.get(i % LINES.len()).copied().unwrap_or_default();
    let mut lines: Vec<&str> = Vec::new();
    lines.extend(HEAD.iter().filter(|_| head));
    lines.extend(body.iter().map(line));
    lines.extend(FOOT.iter().filter(|_| foot));
    lines.extend(ANNEX.iter().filter(|_| attached));
    lines.extend(annex.iter().filter(|_| attached).map(line));
    let looks = |i: usize| !bold.is_empty() && bold.get(i % bold.len()) == Some(&true);
    lines
        .iter()
        .enumerate()
        .map(|(i, text)| {
            let upper = !text.chars().any(char::is_lowercase);
            paragraph(i, &text.replace('@', &word(i, upper)), looks(i))
        })
        .collect()
}

fn check(blocks: &[Block]) -> Result<(), String> {
    let prose = read_prose(blocks, &ParseSettings::default()).value;
    let all = outputs(&prose).join("\n").to_lowercase();
    for (index, block) in blocks.iter().enumerate() {
        let Block::Paragraph(p) = block else { continue };
        let token = word(index, false);
        let given = p.text.to_lowercase().matches(&token).count();
        let found = all.matches(&token).count();
        if given != found {
            return Err(format!("line {index} «{}» came out {found} times: {all}", p.text));
        }
    }
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for part in &prose.parts {
        for id in
            part.nodes.iter().map(|(_, n)| n.id.as_str()).chain(part.tasks.iter().map(|(_, t)| t.id.as_str()))
        {
            *ids.entry(id).or_default() += 1;
        }
        for (_, task) in &part.tasks {
            let known = task.parent.as_ref().is_none_or(|p| part.nodes.iter().any(|(_, n)| n.id == *p));
            if !known {
                return Err(format!("parent of {} is missing", task.id));
            }
        }
    }
    match ids.iter().find(|(_, n)| **n > 1) {
        Some((id, n)) => Err(format!("id {id} is used {n} times")),
        None => Ok(()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_comes_out_once(
        body in prop::collection::vec(0..LINES.len(), 0..24),
        bold in prop::collection::vec(any::<bool>(), 0..5),
        parts in any::<[bool; 3]>(),
        annex in prop::collection::vec(0..LINES.len(), 0..6),
    ) {
        let blocks = document(&body, &bold, parts, &annex);
        prop_assert_eq!(check(&blocks), Ok(()));
    }

    #[test]
    fn any_text_is_read_without_panic(texts in prop::collection::vec("\\PC{0,60}", 0..12)) {
        let blocks: Vec<Block> = texts.iter().enumerate().map(|(i, t)| paragraph(i, t, false)).collect();
        read_prose(&blocks, &ParseSettings::default());
    }
}

fn seeds() -> Option<Vec<PathBuf>> {
    let shared = PathBuf::from(std::env::var_os("BOCTACH_SHARED")?);
    let entries = shared.join("seeds").read_dir().ok()?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    Some(paths)
}

/// Every word of a real plan's paragraphs comes out as often as it went in, letterhead and labels aside.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test reads its files")]
fn words_of_real_plans_are_kept() {
    let Some(paths) = seeds() else {
        // A test that passes does not show what `eprintln!` says.
        let _ = writeln!(std::io::stderr(), "no shared plans (BOCTACH_SHARED): a test is left out");
        return;
    };
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let blocks: Vec<Block> = text
            .lines()
            .map(|l| l.replace('*', ""))
            .filter(|l| !l.trim().is_empty() && !l.contains('\t'))
            .enumerate()
            .map(|(i, l)| paragraph(i, l.trim(), false))
            .collect();
        let prose = read_prose(&blocks, &ParseSettings::default()).value;
        let mut kept: BTreeMap<String, i64> = BTreeMap::new();
        let numbers = prose.parts.iter().flat_map(|p| {
            let nodes = p.nodes.iter().filter_map(|(_, n)| n.number.clone());
            nodes.chain(p.tasks.iter().filter_map(|(_, t)| t.number.clone())).collect::<Vec<_>>()
        });
        let mut texts = outputs(&prose);
        texts.extend(numbers.map(String::from));
        // An issuer that is read from a sentence stands in that sentence already.
        let printed = prose.document.issuer.iter().map(|p| p.raw.to_string());
        let apart: Vec<String> =
            printed.filter(|raw| !texts.iter().any(|t| t.contains(raw.as_str()))).collect();
        texts.extend(apart);
        // A spelling mend changes marks, never letters.
        for word in texts.iter().flat_map(|t| words(&normalize::bare(t))) {
            *kept.entry(word).or_default() += 1;
        }
        let mut lost = Vec::new();
        for block in &blocks {
            let Block::Paragraph(p) = block else { continue };
            for word in words(&normalize::bare(&p.text)) {
                let left = kept.entry(word.clone()).or_default();
                *left -= 1;
                if *left < 0 {
                    lost.push(word);
                }
            }
        }
        // The motto, number and date of a letterhead, «Nơi nhận», the word «PHỤ LỤC», marks of a typist.
        assert!(lost.len() <= 40, "{}: {lost:?}", path.display());
        let invented: Vec<_> = kept.iter().filter(|(_, n)| **n > 0).collect();
        assert!(invented.is_empty(), "{}: {invented:?}", path.display());
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}
