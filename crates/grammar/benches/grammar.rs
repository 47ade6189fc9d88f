//! Throughput of each grammar, in bytes of its own kind of text.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use grammar::timing::Context;
use grammar::{citation, ordinal, party, symbol, timing, verb};

const TIMES: [&str; 8] = [
    "Quý II/2023",
    "Thường xuyên",
    "Tháng 12 hằng năm",
    "Trình UBND tỉnh trong Quý I/2022 (4 cụm) và Quý II/2022 (3 cụm)",
    "100 ngày kể từ ngày ban hành Kế hoạch",
    "Trước ngày 15/12 hằng năm",
    "Theo kế hoạch của tỉnh",
    "30/8/2026",
];

const AROUND: [&str; 10] = [
    "Thường xuyên",
    "Quý II/2023",
    "Thường",
    "xuyên",
    "Tháng 12 hằng năm",
    "Sở Kế hoạch và Đầu tư",
    "Các sở, ban, ngành; UBND huyện Yên Sơn",
    "Tham mưu xây dựng Kế hoạch phát triển công nghiệp chế biến, chế tạo giai đoạn 2021-2025",
    "Rà soát, bổ sung quy hoạch các cụm công nghiệp trên địa bàn tỉnh",
    "Báo cáo của UBND tỉnh",
];

const SYMBOLS: [&str; 4] = ["Số: 453 /KH-UBND", "37/2019/NĐ-CP", "33-NQ/TU", "30/3/2023"];

const PROSE: &str = "Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Sở Tài chính và các cơ quan, đơn vị liên quan tham mưu, \
    đề xuất Ủy ban nhân dân tỉnh bố trí đủ vốn cho dự án theo Quyết định số 12/QĐ-UBND ngày 05/3/2021; trình Ủy ban \
    nhân dân tỉnh trước ngày 15 tháng 12 năm 2024, hoàn thành trong Quý II/2025, giai đoạn 2021-2025.";

const CELLS: [&str; 6] = [
    "Sở Kế hoạch và Đầu tư",
    "Các Sở, ban, ngành có liên quan; UBND huyện, thành phố",
    "Phòng TCKH, TNMT, cơ quan liên quan",
    "Sở Khoa học và Công nghệ, Sở Công Thương, Sở Xây dựng, Sở Văn hóa – Thể thao, Sở Du lịch",
    "Các sở, ban, ngành; UBND huyện Yên Sơn và TP. Tuyên Quang",
    "Ban Điều phối các dự án vốn nước ngoài",
];

const LINES: [&str; 6] = [
    "2.1. Phát triển hạ tầng giao thông",
    "a) Về quy hoạch",
    "Điều 4. Tổ chức thực hiện",
    "5 cụm công nghiệp được thành lập",
    "- Tham mưu ban hành kế hoạch",
    "IV. NHIỆM VỤ, GIẢI PHÁP",
];

fn grammars(criterion: &mut Criterion) {
    let context = Context::default();
    let mut group = criterion.benchmark_group("grammar");
    group.throughput(Throughput::Bytes(TIMES.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("timing::read", |bench| {
        bench.iter(|| {
            TIMES.iter().map(|text| timing::read(black_box(text), &context).intervals.len()).sum::<usize>()
        });
    });
    // What a seam asks of a column of times: whole cells, torn ones, and cells of the columns beside it.
    group.throughput(Throughput::Bytes(AROUND.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("timing::closure", |bench| {
        bench.iter(|| AROUND.iter().map(|cell| timing::closure(black_box(cell)) as usize).sum::<usize>());
    });
    group.throughput(Throughput::Bytes(PROSE.len() as u64));
    group.bench_function("timing::find", |bench| {
        bench.iter(|| timing::find(black_box(PROSE), &context).len());
    });
    group.throughput(Throughput::Bytes(LINES.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("ordinal::split", |bench| {
        bench.iter(|| LINES.iter().filter(|line| ordinal::split(black_box(line)).is_some()).count());
    });
    group.bench_function("ordinal::read", |bench| {
        bench.iter(|| LINES.iter().filter(|line| ordinal::read(black_box(line)).is_some()).count());
    });
    group.bench_function("verb::opens_task", |bench| {
        bench.iter(|| LINES.iter().filter(|line| verb::opens_task(black_box(line))).count());
    });
    let unknown = party::Context::default();
    group.throughput(Throughput::Bytes(CELLS.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("party::read_list", |bench| {
        bench.iter(|| {
            CELLS.iter().map(|cell| party::read_list(black_box(cell), &unknown).len()).sum::<usize>()
        });
    });
    group.bench_function("party::closure", |bench| {
        bench.iter(|| CELLS.iter().map(|cell| party::closure(black_box(cell)) as usize).sum::<usize>());
    });
    group.throughput(Throughput::Bytes(PROSE.len() as u64));
    group.bench_function("party::leading", |bench| {
        bench.iter(|| party::leading(black_box(PROSE), &unknown).is_some());
    });
    group.bench_function("party::roles", |bench| {
        bench.iter(|| party::roles(black_box(PROSE), &unknown).coordinate.len());
    });
    group.bench_function("citation::find", |bench| {
        bench.iter(|| citation::find(black_box(PROSE)).len());
    });
    group.throughput(Throughput::Bytes(SYMBOLS.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("symbol::read", |bench| {
        bench.iter(|| SYMBOLS.iter().filter(|text| symbol::read(black_box(text)).is_some()).count());
    });
    group.finish();
}

criterion_group!(benches, grammars);
criterion_main!(benches);
