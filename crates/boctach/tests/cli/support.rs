//! Runs the program and reads what it leaves.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::{TempDir, tempdir};

pub(crate) const PLAN: &str = "STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\n\
    1\tXây dựng kế hoạch cấp nước sạch nông thôn\tSở Xây dựng\tCác sở, ban, ngành\tQuý I/2030\n\
    2\tRà soát mạng lưới trạm y tế cấp xã\tSở Y tế\tUBND huyện, thành phố\tQuý II/2030\n";

pub(crate) fn boctach(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_boctach"));
    command
        .args(arguments)
        .env_remove("BOCTACH_LANG")
        .env_remove("BOCTACH_PASSWORD")
        .env_remove("BOCTACH_CACHE");
    command
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    boctach(arguments).output().unwrap()
}

pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// A folder with files in it.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The files of a folder by name, hidden ones left out.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap());
    let shown = entries.filter(|e| !e.file_name().to_string_lossy().starts_with('.'));
    shown.map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap())).collect()
}

pub(crate) fn feed(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = boctach(arguments);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}
