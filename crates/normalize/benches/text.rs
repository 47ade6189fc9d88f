//! Bytes per second of what runs over every text: `cargo bench -p boctach-normalize`.
#![allow(missing_docs, reason = "made by a macro")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use normalize::charset::{decode_bytes, detect_bytes, encode};
use normalize::syllable::vietnamese_share;
use normalize::{bare, clean, key, mend};

const PARAGRAPH: &str = "2.1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Sở Tài chính, Ủy ban nhân dân các \
    huyện, thành phố rà soát, hoàn thiện kế hoạch phát triển lâm nghiệp bền vững giai đoạn 2021 - 2025; đôn đốc, kiểm tra việc \
    trồng rừng, bảo vệ rừng; định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh theo Quyết định số 453/QĐ-UBND ngày 18/10/2021.\n";

fn text(c: &mut Criterion) {
    let plan = PARAGRAPH.repeat(200);
    let decomposed: String =
        plan.chars().flat_map(|c| if c == 'ế' { vec!['e', '\u{301}', '\u{302}'] } else { vec![c] }).collect();
    let vni = encode(&plan.to_lowercase(), model::Encoding::Vni).unwrap_or_default();
    let mut group = c.benchmark_group("text");
    group.throughput(Throughput::Bytes(plan.len() as u64));
    group.bench_function("clean, clean already", |b| b.iter(|| clean(black_box(&plan))));
    group.bench_function("clean, marks out of order", |b| b.iter(|| clean(black_box(&decomposed))));
    group.bench_function("key", |b| b.iter(|| key(black_box(&plan))));
    group.bench_function("bare", |b| b.iter(|| bare(black_box(&plan))));
    group.bench_function("vietnamese_share", |b| b.iter(|| vietnamese_share(black_box(&plan))));
    group.bench_function("mend", |b| b.iter(|| mend::mend(black_box(&plan))));
    group.bench_function("mend, line by line", |b| {
        b.iter(|| black_box(&plan).lines().map(|l| mend::mend(l).mends.len()).sum::<usize>());
    });
    group.bench_function("detect bytes", |b| b.iter(|| detect_bytes(black_box(&vni))));
    let decode = || decode_bytes(black_box(&vni), model::Encoding::Vni, false);
    group.bench_function("decode VNI", |b| b.iter(decode));
    group.finish();
}

criterion_group!(benches, text);
criterion_main!(benches);
