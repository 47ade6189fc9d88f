//! What the command line takes. Help, completions and man pages derive from here and from the registries.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use model::{Code, Lang};

use super::manual;
use super::read::KINDS;

/// Turns plans of Vietnamese authorities (PDF, scan, DOCX, XLSX, HTML, text) into records.
#[derive(Debug, Parser)]
#[command(name = "boctach", version, about, propagate_version = true)]
#[command(after_help = "Exit status: 0 done, 1 some input failed (the rest was done), 2 wrong usage.")]
pub(super) struct Cli {
    /// Language of messages to people
    #[arg(long, global = true, value_enum, default_value = "en", env = "BOCTACH_LANG")]
    pub(super) lang: LangArg,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Language of messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LangArg {
    /// English
    En,
    /// Tiếng Việt
    Vi,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::En => Self::En,
            LangArg::Vi => Self::Vi,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Extract records: one file to stdout, many into a folder
    Extract(ExtractArgs),
    /// Show a document for the eye: tables, tasks, what was mended, what is doubtful
    Inspect(InspectArgs),
    /// Check outputs against the schema and the invariants
    Validate(ValidateArgs),
    /// Show tasks added, removed and changed between two versions of a plan, or between its body and an annex
    Diff(DiffArgs),
    /// Put many outputs into one SQLite database or one folder of Parquet files
    Merge(MergeArgs),
    /// Print the JSON Schema of an output
    Schema,
    /// Print the manual page of a repair or diagnostic; without a name, list them
    Explain(ExplainArgs),
    /// Read lines from stdin, print one JSON object a line
    Read(ReadArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the man page, or write the pages of all commands into a folder
    Man(ManArgs),
}

/// How files are read: the same for every command that reads some.
#[derive(Debug, Args)]
pub(super) struct ReaderArgs {
    /// Password of encrypted files
    #[arg(long, env = "BOCTACH_PASSWORD", hide_env_values = true)]
    pub(super) password: Option<String>,
    /// Which pages are read by OCR
    #[arg(long, value_enum, default_value = "auto")]
    pub(super) ocr: OcrArg,
    /// Tesseract's language model
    #[arg(long, default_value = "vie", value_name = "MODEL")]
    pub(super) ocr_model: String,
    /// Seconds after which OCR gives a page up
    #[arg(long, default_value_t = 180, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) ocr_seconds: u32,
    /// Folder that keeps what OCR has read [default: boctach/ocr in the user's cache folder]
    #[arg(long, value_name = "DIR", env = "BOCTACH_CACHE", value_hint = ValueHint::DirPath)]
    pub(super) cache: Option<PathBuf>,
    /// Keep nothing of what OCR reads, whatever folder is named
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Raise or lower a limit that an error or a diagnostic names: `sheet_cells=1000000`
    #[arg(long = "limit", value_name = "NAME=NUMBER", value_parser = limit)]
    pub(super) limits: Vec<(String, u64)>,
}

fn limit(text: &str) -> Result<(String, u64), String> {
    let known = || format!("expected NAME=NUMBER, NAME one of {}", ingest::Limits::NAMES.join(", "));
    let (name, number) =
        text.split_once('=').filter(|(name, _)| ingest::Limits::NAMES.contains(name)).ok_or_else(known)?;
    Ok((name.to_owned(), number.parse().map_err(|_| known())?))
}

/// When OCR is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OcrArg {
    /// On pages without text that can be trusted
    Auto,
    /// On every page
    Always,
    /// On none
    Never,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(super) struct ExtractArgs {
    /// Files, folders, ZIP archives
    #[arg(required = true, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub(super) inputs: Vec<PathBuf>,
    /// Write into this folder, with a manifest; a JSON file a document is always written
    ///
    /// Documents of earlier runs stay there, and in the files for all documents (`tasks.csv`…), though their inputs are gone
    /// or were not named this time; --prune removes them.
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
    /// Output formats, parted by commas
    #[arg(long, short, value_name = "FORMAT,…", value_delimiter = ',', default_value = "json", value_parser = formats())]
    pub(super) format: Vec<String>,
    /// Documents at a time; 0 is one a processor
    #[arg(long, short, default_value_t = 0, value_name = "N")]
    pub(super) jobs: usize,
    /// Extract again what has not changed since the last run
    #[arg(long, requires = "out")]
    pub(super) force: bool,
    /// Remove documents of earlier runs that are not among the inputs of this one
    ///
    /// Their files are gone or were not named this time. Nothing is removed where an input is not found.
    #[arg(long, requires = "out")]
    pub(super) prune: bool,
    /// Stay and extract what is added or changed, until stopped
    #[arg(long, requires = "out")]
    pub(super) watch: bool,
    /// Seconds between two looks of --watch
    #[arg(long, default_value_t = 2, value_name = "SECONDS", requires = "watch", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) interval: u32,
    /// Write pictures of every doubtful task and of its doubtful cells into this folder
    ///
    /// Only PDF, scans and pictures have pages to cut them from.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) crops: Option<PathBuf>,
    /// Begin CSV with a byte order mark, so that Excel reads it as UTF-8
    #[arg(long)]
    pub(super) csv_bom: bool,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
}

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// A document, or the JSON of one that was extracted
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// Only what to look at first, lowest confidence first
    #[arg(long)]
    pub(super) doubtful: bool,
    /// Draw each page of a PDF with the words, rules, cells and tasks that were seen, as PNG into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) draw: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
}

#[derive(Debug, Args)]
pub(super) struct ValidateArgs {
    /// Outputs, or folders of outputs
    #[arg(required = true, value_name = "OUT.json|DIR", value_hint = ValueHint::AnyPath)]
    pub(super) outputs: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The old version, as a document or as its JSON
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub(super) old: PathBuf,
    /// The new version; without it, two parts of the same document are compared
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    pub(super) new: Option<PathBuf>,
    /// The two parts to compare within one document
    #[arg(long, value_name = "PART,PART", value_delimiter = ',', conflicts_with = "new")]
    pub(super) parts: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
}

#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    /// Outputs, or folders of outputs
    #[arg(required = true, value_name = "OUT.json|DIR", value_hint = ValueHint::AnyPath)]
    pub(super) outputs: Vec<PathBuf>,
    /// The database, appended to where it exists; a name that ends in .parquet is a folder of Parquet files, made anew
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) into: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Name of a repair or diagnostic
    #[arg(value_name = "CODE", value_parser = codes(), hide_possible_values = true)]
    pub(super) code: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ReadArgs {
    /// What each line holds
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub(super) kind: String,
    /// Day of issue of the document that the lines are from: `2023-08-15`
    #[arg(long, value_name = "DATE")]
    pub(super) issued_on: Option<jiff::civil::Date>,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Write one page a command into this folder
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
}

fn formats() -> PossibleValuesParser {
    export::FORMATS.iter().map(|f| PossibleValue::new(f.name).help(f.summary)).collect::<Vec<_>>().into()
}

fn kinds() -> PossibleValuesParser {
    KINDS.iter().map(|k| PossibleValue::new(k.name).help(k.summary)).collect::<Vec<_>>().into()
}

fn codes() -> PossibleValuesParser {
    let repairs = manual::pages().map(|(name, _)| name);
    repairs.chain(Code::ALL.iter().map(|code| code.name())).map(PossibleValue::new).collect::<Vec<_>>().into()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_sound() {
        super::Cli::command().debug_assert();
    }
}
