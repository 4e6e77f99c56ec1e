//! The variables that stand in for flags.
//!
//! A workflow sets them for all its steps, often from inputs that nobody filled in. So an empty one is none, a
//! flag is set by `true` and by `1` alike, and one that does not fit what the command line says is left aside
//! as if its flag had lost to another.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::builder::{BoolishValueParser, Resettable, TypedValueParser as _};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, Id, Parser};

use crate::output::shown;

/// Reads the arguments, and the variables where they say nothing.
pub(crate) fn parse<C: Parser>(arguments: &[OsString]) -> Result<C, clap::Error> {
    let bare = without_variables(C::command()).ignore_errors(true);
    // Help shows the names of all variables, so those who ask for it get the command as it is.
    let mut command = match bare.try_get_matches_from(arguments) {
        Ok(said) => settled(C::command(), Some(&said)),
        Err(_) => C::command(),
    };
    let matches = command.try_get_matches_from_mut(arguments)?;
    refuse_linked(&command, &matches)?;
    C::from_arg_matches(&matches).map_err(|error| error.format(&mut C::command()))
}

/// Refuses a folder that nobody named, where its name is a link: in a clone, anyone may have made it, and it leads
/// out of the clone. A folder that a person names may be one.
fn refuse_linked(command: &Command, matches: &ArgMatches) -> Result<(), clap::Error> {
    for arg in command.get_arguments().filter(|arg| is_folder(arg)) {
        let id = arg.get_id().as_str();
        let is_ours = matches.value_source(id) == Some(ValueSource::DefaultValue);
        let Some(path) = matches.get_raw(id).and_then(|mut it| it.next()).map(Path::new) else {
            continue;
        };
        if let (true, Ok(leads_to), Some(option)) = (is_ours, path.read_link(), arg.get_long()) {
            let (path, leads_to) = (shown(path), shown(&leads_to));
            let message = format!(
                "{path} is a link to {leads_to}, and nobody named it. If that is the folder that you mean, type \
                 --{option} {path}; if not, delete the link\n"
            );
            return Err(clap::Error::raw(ErrorKind::ValueValidation, message));
        }
    }
    match matches.subcommand() {
        Some((name, matches)) => match command.find_subcommand(name) {
            Some(command) => refuse_linked(command, matches),
            None => Ok(()),
        },
        None => Ok(()),
    }
}

fn is_folder(arg: &Arg) -> bool {
    arg.get_value_names().is_some_and(|names| names.iter().any(|name| name.as_str() == "DIR"))
}

fn without_variables(command: Command) -> Command {
    command.mut_args(without).mut_subcommands(without_variables)
}

fn without(arg: Arg) -> Arg {
    arg.env(Resettable::<clap::builder::OsStr>::Reset)
}

/// A command that has only those variables which say something, next to what its command line says.
fn settled(command: Command, said: Option<&ArgMatches>) -> Command {
    let idle: BTreeSet<Id> = command
        .get_arguments()
        .filter(|arg| is_idle(&command, arg, said))
        .map(|arg| arg.get_id().clone())
        .collect();
    command
        .mut_args(|arg| match (idle.contains(arg.get_id()), is_flag(&arg)) {
            (true, _) => without(arg),
            (false, true) => arg.value_parser(BoolishValueParser::new()),
            (false, false) => arg,
        })
        .mut_subcommands(|sub| {
            let said = said.and_then(ArgMatches::subcommand);
            let said = said.filter(|(name, _)| *name == sub.get_name()).map(|(_, said)| said);
            settled(sub, said)
        })
}

/// Whether a variable sets nothing, or something that the command line excludes.
fn is_idle(command: &Command, arg: &Arg, said: Option<&ArgMatches>) -> bool {
    let Some(value) = arg.get_env().and_then(std::env::var_os) else { return false };
    let is_given = |other: &Arg| {
        let source = said.and_then(|said| said.value_source(other.get_id().as_str()));
        source == Some(ValueSource::CommandLine)
    };
    let excludes = |one: &Arg, other: &Arg| {
        let excluded = command.get_arg_conflicts_with(one);
        excluded.into_iter().any(|it| it.get_id() == other.get_id())
    };
    value.is_empty()
        || is_flag(arg) && is_false(command, &value)
        || command
            .get_arguments()
            .filter(|other| is_given(other))
            .any(|other| excludes(arg, other) || excludes(other, arg))
}

/// Whether an argument has no value of its own.
fn is_flag(arg: &Arg) -> bool {
    arg.get_env().is_some() && matches!(arg.get_action(), ArgAction::SetTrue)
}

fn is_false(command: &Command, value: &OsStr) -> bool {
    matches!(BoolishValueParser::new().parse_ref(command, None, value), Ok(false))
}
