//! Readers of text, DOCX, XLSX and HTML: bytes of (uncompressed) source per second of the processor, so that a busy
//! machine gives the same figures as an idle one (Linux; elsewhere, per second of the clock).
//!
//! Run with `cargo bench -p boctach-ingest --bench formats`.
#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]
#![expect(clippy::disallowed_methods, reason = "a measuring tool reads the clock")]

#[path = "../tests/all/office/mod.rs"]
mod office;

use std::fmt::Write;
use std::hint::black_box;

use std::time::{Duration, Instant};

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ingest::detect::Format;
use ingest::{ReadSettings, docx, html, sheet, text};

/// Time that this thread ran on a processor.
struct CpuTime;

#[derive(Clone, Copy)]
enum Begun {
    Processor(u64),
    Clock(Instant),
}

/// Nanoseconds that this thread has run, where the system tells.
fn ran() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

impl Measurement for CpuTime {
    type Intermediate = Begun;
    type Value = Duration;

    fn start(&self) -> Begun {
        ran().map_or_else(|| Begun::Clock(Instant::now()), Begun::Processor)
    }

    fn end(&self, begun: Begun) -> Duration {
        match begun {
            Begun::Processor(before) => Duration::from_nanos(ran().unwrap_or(before).saturating_sub(before)),
            Begun::Clock(instant) => instant.elapsed(),
        }
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

const CELLS: [&str; 5] = [
    "Tham mưu xây dựng, trình ban hành kế hoạch triển khai thực hiện quy hoạch trên địa bàn theo quy định",
    "Sở Kế hoạch và Đầu tư",
    "Các sở, ban, ngành; UBND huyện, thành phố",
    "Quý II/2026",
    "Quý IV/2026",
];

fn plan_text(rows: usize) -> String {
    let mut out = String::new();
    for n in 1..=rows {
        writeln!(out, "{n}\t{}", CELLS.join("\t")).expect("a string takes all");
        if n % 12 == 0 {
            out.push_str("\nSTT\tNhiệm vụ\tChủ trì\tPhối hợp\tTừ\tĐến\n");
        }
    }
    out
}

fn plan_docx(rows: usize) -> (Vec<u8>, u64) {
    let mut body = String::from("<w:tbl>");
    let run = r#"<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr>"#;
    for n in 1..=rows {
        body.push_str("<w:tr>");
        for cell in std::iter::once(n.to_string().as_str()).chain(CELLS) {
            write!(
                body,
                r#"<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:before="60"/><w:jc w:val="both"/>{run}</w:pPr><w:r>{run}<w:t>{cell}</w:t></w:r></w:p></w:tc>"#
            )
            .expect("a string takes all");
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
    let size = body.len() as u64;
    (office::docx(&body, &[]), size)
}

fn plan_xlsx(rows: usize) -> (Vec<u8>, u64) {
    let mut xml = String::from("<sheetData>");
    for n in 1..=rows {
        write!(xml, r#"<row r="{n}" spans="1:6"><c r="A{n}" s="0"><v>{n}</v></c>"#)
            .expect("a string takes all");
        for (column, text) in ('B'..='F').zip(0..CELLS.len()) {
            write!(xml, r#"<c r="{column}{n}" s="0" t="s"><v>{text}</v></c>"#).expect("a string takes all");
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData>");
    let strings = format!("<si><t>{}</t></si>", CELLS.join("</t></si><si><t>"));
    let styles = r#"<cellXfs><xf numFmtId="0"/></cellXfs>"#;
    let size = xml.len() as u64;
    (office::xlsx(&xml, styles, &strings), size)
}

fn plan_html(rows: usize) -> String {
    let mut out = String::from("<html><body><table>");
    for n in 1..=rows {
        write!(out, "<tr><td><p><span>{n}</span></p></td>").expect("a string takes all");
        for cell in CELLS {
            write!(out, "<td><p><span><b>{cell}</b></span></p></td>").expect("a string takes all");
        }
        out.push_str("</tr>\n");
    }
    out
}

fn formats(criterion: &mut Criterion<CpuTime>) {
    let settings = ReadSettings::default();
    let mut group = criterion.benchmark_group("ingest");
    group.sample_size(10);
    let plan = plan_text(10_000);
    group.throughput(Throughput::Bytes(plan.len() as u64));
    group.bench_function("text", |b| b.iter(|| text::read(black_box(plan.as_bytes()), &settings)));
    let (plan, size) = plan_docx(3_000);
    group.throughput(Throughput::Bytes(size));
    group.bench_function("docx", |b| b.iter(|| docx::read(black_box(&plan), &settings)));
    let (plan, size) = plan_xlsx(20_000);
    group.throughput(Throughput::Bytes(size));
    group.bench_function("xlsx", |b| b.iter(|| sheet::read(Format::Xlsx, black_box(&plan), &settings)));
    let plan = plan_html(5_000);
    group.throughput(Throughput::Bytes(plan.len() as u64));
    group.bench_function("html", |b| b.iter(|| html::read(black_box(plan.as_bytes()), &settings)));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = formats
}
criterion_main!(benches);
