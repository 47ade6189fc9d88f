//! Throughput of the stage from blocks to records, in bytes of text, over blocks as the reader of text leaves them.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use model::{Block, Cell, Fragment, FragmentOrigin, GridRow, Paragraph, Region};
use parse::ParseSettings;

/// Rows on a page of a table.
const ROWS: usize = 12;
/// Pages of a table.
const PAGES: usize = 12;

const WORK: [&str; 6] = [
    "Tham mưu xây dựng Kế hoạch phát triển công nghiệp chế biến, chế tạo trên địa bàn tỉnh",
    "Rà soát, bổ sung quy hoạch các cụm công nghiệp theo Quyết định số 12/QĐ-UBND ngày 05/3/2021",
    "Tổ chức hội nghị xúc tiến đầu tư, quảng bá sản phẩm chủ lực của địa phương",
    "Đẩy mạnh cải cách thủ tục hành chính, nâng cao chỉ số năng lực cạnh tranh",
    "Hỗ trợ doanh nghiệp tiếp cận nguồn vốn, đất đai và khoa học công nghệ",
    "Kiểm tra, giám sát việc thực hiện các dự án trọng điểm",
];
const LEADS: [&str; 4] =
    ["Sở Công Thương", "Sở Kế hoạch và Đầu tư", "UBND huyện Yên Sơn", "Văn phòng UBND tỉnh"];
const OTHERS: [&str; 3] = [
    "Các sở, ban, ngành; UBND huyện, thành phố",
    "Sở Tài chính và các cơ quan liên quan",
    "Các đơn vị liên quan",
];
const TIMES: [&str; 5] =
    ["Thường xuyên", "Quý II/2023", "Hằng năm", "Tháng 12 hằng năm", "Trước ngày 15/12/2024"];

fn pick<'a>(list: &[&'a str], at: usize) -> &'a str {
    list.get(at % list.len()).copied().unwrap_or_default()
}

/// A table over pages, with the header again on each.
fn table() -> Vec<Block> {
    let mut line = 0;
    let mut row = |cells: &[&str]| {
        line += 1;
        let region = Region::on_lines(line, line);
        let cell =
            |(at, text): (usize, &&str)| Cell { region: region.clone(), ..Cell::new(at as u32, *text) };
        GridRow {
            cells: cells.iter().enumerate().map(cell).collect(),
            region: region.clone(),
            ..GridRow::default()
        }
    };
    let mut pages = Vec::new();
    for page in 0..PAGES {
        let head = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"];
        let mut rows = vec![row(&head)];
        for at in page * ROWS..(page + 1) * ROWS {
            let number = (at + 1).to_string();
            rows.push(row(&[
                &number,
                pick(&WORK, at),
                pick(&LEADS, at / 2),
                pick(&OTHERS, at / 3),
                pick(&TIMES, at),
            ]));
        }
        pages.push(Block::Fragment(Fragment {
            origin: FragmentOrigin::Separated,
            width: head.len() as u32,
            rows,
            grid_confidence: 1.0,
            ..Fragment::default()
        }));
    }
    pages
}

/// Headings, assignments and running text.
fn prose() -> Vec<Block> {
    let mut lines = vec!["I. NHIỆM VỤ, GIẢI PHÁP".to_owned()];
    for at in 0..ROWS * PAGES {
        if at % ROWS == 0 {
            lines.push(format!("{}. Về phát triển kinh tế", at / ROWS + 1));
        }
        lines.push(format!(
            "- {} chủ trì, phối hợp với {} {}, hoàn thành trong Quý III/2024.",
            pick(&LEADS, at),
            pick(&OTHERS, at / 2).to_lowercase(),
            pick(&WORK, at).to_lowercase()
        ));
    }
    let paragraph = |(at, text): (usize, String)| {
        let line = at as u32 + 1;
        Block::Paragraph(Paragraph {
            text,
            regions: vec![Region::on_lines(line, line)],
            ..Paragraph::default()
        })
    };
    lines.into_iter().enumerate().map(paragraph).collect()
}

fn bytes(blocks: &[Block]) -> u64 {
    let of = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.len(),
        Block::Fragment(table) => table.rows.iter().flat_map(|r| &r.cells).map(|c| c.text.len() + 1).sum(),
    };
    blocks.iter().map(|block| of(block) as u64).sum()
}

fn parses(criterion: &mut Criterion) {
    let settings = ParseSettings::default();
    let mut group = criterion.benchmark_group("parse");
    for (name, blocks) in [("table", table()), ("prose", prose())] {
        group.throughput(Throughput::Bytes(bytes(&blocks)));
        group.bench_function(name, |bench| {
            bench.iter_batched(
                || blocks.clone(),
                |blocks| black_box(parse::parse(blocks, &settings)).value.tasks.len(),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, parses);
criterion_main!(benches);
