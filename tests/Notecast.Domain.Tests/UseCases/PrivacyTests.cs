using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.UseCases;

public sealed class PrivacyTests
{
    private const string Secret = "hunter2";

    private readonly LinesLogger _logger = new();
    private readonly Scenario _scenario;

    public PrivacyTests() => _scenario = new Scenario(_logger);

    public static TheoryData<string, string?> Texts => new()
    {
        { "My password is hunter2.", null },
        { "<speak>My password is <emphasis>hunter2</emphasis>.</speak>", "ssml" },
        { "<speak>My password is <hunter2>.</speak>", "ssml" },
        { "<speak><sub hunter2>.</speak>", "ssml" },
        { "<speak>&hunter2;</speak>", "ssml" },
        { "<!DOCTYPE x [<!ENTITY a \"hunter2\">]><speak>&a;</speak>", "ssml" },
        { "<speak xmlns:a='hunter2'><b:hunter2/></speak>", "ssml" },
        { "<hunter2>Hello.</hunter2>", "ssml" },
        { "<speak><sub alias='hunter2'>" + new string('x', 7_000) + "</sub></speak>", "ssml" },
        { "hunter2", "other" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_people_wrote_is_in_no_log_line_queue_or_catalog_whatever_becomes_of_the_note(string text, string? textType)
    {
        var written = _scenario.Write(new NoteAttributes { Text = text, TextType = textType, Title = Secret });
        await _scenario.PlanAsync(written);
        var job = _scenario.Queue.Jobs[0];
        _scenario.Speech.Fails = _ => new TransientFailureException(FailureCode.SpeechThrottled, "Slow down.", "It is tried again.");
        await _scenario.ReceiveAsync(job, receiveCount: 1);
        _scenario.Speech.Fails = _ => null;
        await _scenario.ReceiveAsync(job, receiveCount: Scenario.MaxAttempts);
        foreach (var key in _scenario.Narrations.Created)
        {
            await _scenario.FinishAsync(key);
        }

        var seen = _logger.Lines
            .Concat(_scenario.Queue.Jobs.Select(SynthesisJobFormat.Write))
            .Concat(_scenario.DeadLetters.DeadLetters.Select(letter => letter.Body + string.Concat(DeadLetterAttributes.Write(letter.Cause).Values)))
            .Concat(_scenario.Topic.Messages.Select(NarrationReadyFormat.Write))
            .Append($"{await _scenario.EntryAsync()} {written} {SpokenContent.Of(written.After!)}")
            .ToList();

        Assert.NotEmpty(_logger.Lines);
        Assert.All(seen, line => Assert.DoesNotContain(Secret, line, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_people_wrote_is_in_no_log_line_or_error_of_a_dictation(string text, string? textType)
    {
        _scenario.Write(new NoteAttributes { Text = text, TextType = textType, Title = Secret });
        var answers = new List<string>();
        _scenario.Speech.Fails = _ => new TransientFailureException(FailureCode.SpeechThrottled, "Slow down.", "Ask again.");
        await AskAsync();
        _scenario.Speech.Fails = _ => null;
        await AskAsync();

        Assert.NotEmpty(answers);
        Assert.All(answers.Concat(_logger.Lines), line => Assert.DoesNotContain(Secret, line, StringComparison.OrdinalIgnoreCase));

        async Task AskAsync()
        {
            try
            {
                answers.Add($"{await _scenario.DictateAsync("Joey")}");
            }
            catch (FailureException failure)
            {
                answers.Add($"{failure}");
            }
        }
    }
}
