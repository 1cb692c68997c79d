"""A whole directory: find the templates and the app, convert all of them, keep the output folder."""

from transpiler.project.app_files import App, find_app, load_app
from transpiler.project.context_file import read_context
from transpiler.project.contracts import contract, ctx_of, props_of
from transpiler.project.discover import Found, discover, root_of
from transpiler.project.errors import InputError, OutputError, ProjectError, SettingsError
from transpiler.project.next import Migration, migrate_project
from transpiler.project.report import Report, make_report, write_report
from transpiler.project.run import (
    Outcome,
    Project,
    Request,
    convert_project,
    everything,
    find_templates,
    format_codes,
    format_converted,
    open_project,
    page_files,
    write_outcome,
)
from transpiler.project.settings import Settings, find_settings, load_settings

__all__ = [
    "App",
    "Found",
    "InputError",
    "Migration",
    "Outcome",
    "OutputError",
    "Project",
    "ProjectError",
    "Report",
    "Request",
    "Settings",
    "SettingsError",
    "contract",
    "convert_project",
    "ctx_of",
    "discover",
    "everything",
    "find_app",
    "find_settings",
    "find_templates",
    "format_codes",
    "format_converted",
    "load_app",
    "load_settings",
    "make_report",
    "migrate_project",
    "open_project",
    "page_files",
    "props_of",
    "read_context",
    "root_of",
    "write_outcome",
    "write_report",
]
