using System.CommandLine;
using Notecast.Cli.Commands;
using Notecast.Cli.Hosting;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>The options and the argument that say which dead letters a command works on.</summary>
internal sealed class LetterFilterOptions
{
    /// <summary>A shorter prefix is too easily another letter's, too.</summary>
    public const int LeastPrefix = 4;

    private readonly Argument<string[]> _ids = new("id")
    {
        Description = $"Message ids, whole or the first {LeastPrefix} characters and more [default: all letters that the options choose]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _id = new("--id")
    {
        Description = $"Only the letter with this message id, whole or the first {LeastPrefix} characters and more; may be given again",
        HelpName = "id",
    };

    private readonly Option<string?> _kind = new("--kind") { Description = "Only letters of this kind", HelpName = string.Join('|', DeadLetterKindNames.All) };
    private readonly Option<string?> _step = new("--step") { Description = "Only what failed there: narrate, NarrateNote or NarrateNote/narrate", HelpName = "step" };
    private readonly Option<string?> _error = new("--error") { Description = "Only this error type, or this text in the error message", HelpName = "error" };
    private readonly Option<string?> _user = new("--user") { Description = "Only this user's notes", HelpName = "user" };
    private readonly Option<string?> _note = new("--note") { Description = "Only this note: its id, or user/note", HelpName = "note" };
    private readonly Option<string?> _since = new("--since") { Description = "Only what failed last at this time or later: ISO 8601, or an age such as 2h or 3d", HelpName = "time" };
    private readonly Option<string?> _until = new("--until") { Description = "Only what failed last before this time", HelpName = "time" };
    private readonly Option<string?> _group = new("--group") { Description = "Only this group of `notecast dlq list`", HelpName = "id" };
    private readonly Option<bool> _cameBack = new("--came-back") { Description = "Only what was replayed and failed again" };

    public LetterFilterOptions()
    {
        _kind.AcceptOnly([.. DeadLetterKindNames.All]);
        foreach (var option in (Option[])[_id, _kind, _step, _error, _user, _note, _since, _until, _group])
        {
            option.RefuseBlank();
        }
    }

    /// <summary>Adds the options to a command. Message ids are its arguments, or where those are something else, the option <c>--id</c>.</summary>
    public void AddTo(Command command, bool idsAreArguments = true)
    {
        if (idsAreArguments)
        {
            command.Arguments.Add(_ids);
        }
        else
        {
            command.Options.Add(_id);
        }

        foreach (var option in (Option[])[_kind, _step, _error, _user, _note, _since, _until, _group, _cameBack])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the arguments choose.</summary>
    /// <exception cref="CommandException">A value cannot be read, or the conditions do not go together.</exception>
    public LetterFilter Read(ParseResult arguments, TimeProvider time)
    {
        var filter = new LetterFilter
        {
            Kind = DeadLetterKindNames.TryParse(arguments.GetValue(_kind), out var kind) ? kind : null,
            Step = arguments.GetValue(_step),
            Error = arguments.GetValue(_error),
            User = arguments.GetValue(_user),
            Note = arguments.GetValue(_note),
            Since = Moment(arguments, _since, time),
            Until = Moment(arguments, _until, time),
            Group = arguments.GetValue(_group),
            CameBack = arguments.GetValue(_cameBack),
            MessageIds = [.. MessageIds(arguments).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
        return RequireSense(filter);
    }

    /// <summary>The one letter with this id, whole or a prefix.</summary>
    /// <exception cref="CommandException">The prefix is empty or too short.</exception>
    public static LetterFilter One(string id) => RequireSense(new LetterFilter { MessageIds = [id] });

    private string[] MessageIds(ParseResult arguments) => [.. arguments.GetValue(_ids) ?? [], .. arguments.GetValue(_id) ?? []];

    private static LetterFilter RequireSense(LetterFilter filter)
    {
        if (filter.MessageIds.Any(string.IsNullOrWhiteSpace))
        {
            throw CommandException.Usage($"A message id is empty. Give its first {LeastPrefix} characters or more, or leave it out.");
        }

        if (filter.MessageIds.FirstOrDefault(id => id.Length < LeastPrefix) is { } tooShort)
        {
            throw CommandException.Usage($"'{tooShort}' is too short for a message id. Give its first {LeastPrefix} characters or more.");
        }

        if (filter.MessageIds.Count > 0 && filter.HasConditions)
        {
            throw CommandException.Usage("Message ids and options that choose letters do not go together. Give one or the other.");
        }

        return filter.Since >= filter.Until
            ? throw CommandException.Usage("--since is not before --until: no letter can match. Change one of them.")
            : filter;
    }

    private static DateTimeOffset? Moment(ParseResult arguments, Option<string?> option, TimeProvider time)
    {
        if (arguments.GetValue(option) is not { } text)
        {
            return null;
        }

        return Moments.TryParse(text, time, out var moment)
            ? moment
            : throw CommandException.Usage(
                $"{option.Name} '{text}' is no time. Write one as 2026-11-25T14:00Z (without a zone it is local time), or an age as 90s, 30m, 2h, 3d or 1w.");
    }
}
