using System.Text;
using System.Text.Json;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Cli.Samples;
using Notecast.Domain;
using Notecast.EventSources.Native;

namespace Notecast.Cli.Invoking;

/// <summary>Reads the event: a file, standard input, or a sample event by its case.</summary>
internal static class EventInput
{
    public const string StandardInput = "-";

    /// <summary>Deeper than any function's own reader goes, so that the function tells what it makes of it.</summary>
    private const int MaxDepth = 1_000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the event that <paramref name="name"/> names.</summary>
    /// <exception cref="CommandException">There is no such event, or it is not JSON, or far too large.</exception>
    public static async Task<InvokedEvent> ReadAsync(string name, DeployedFunction function, Terminal terminal, CancellationToken stop)
    {
        var read = name == StandardInput
            ? new InvokedEvent("standard input", await ReadAllAsync(terminal.Input, stop))
            : await ReadFileAsync(name, stop) ?? FindSample(name, function);
        if (read.Payload.Span.StartsWith(ByteOrderMark))
        {
            read = read with { Payload = read.Payload[ByteOrderMark.Length..] };
        }

        RequireJson(read);
        return read;
    }

    /// <summary>Stops where the event is too large in any case.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(TextReader input, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (text.Length <= PayloadLimits.EventBytes && await input.ReadAsync(buffer, stop) is > 0 and var length)
        {
            text.Append(buffer, 0, length);
        }

        var read = new InvokedEvent("standard input", Encoding.UTF8.GetBytes(text.ToString()));
        read.CheckSize(InvocationTypes.RequestResponse);
        return read.Payload;
    }

    private static async Task<InvokedEvent?> ReadFileAsync(string path, CancellationToken stop)
    {
        if (Directory.Exists(path))
        {
            throw CommandException.Usage($"{path}: is a folder. Name a file in it.");
        }

        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var length = new FileInfo(path).Length;
            return length <= Array.MaxLength
                ? new InvokedEvent(path, await File.ReadAllBytesAsync(path, stop))
                : throw CommandException.Usage($"{path}: has {Words.Size(length)}, more than any event may have.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.Usage, $"{path}: cannot be read ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    private static InvokedEvent FindSample(string name, DeployedFunction function)
    {
        if (SampleEvents.Find(function.Name, name) is { } sample)
        {
            return new InvokedEvent($"events/{sample.Function}/{sample.Case}.json", Encoding.UTF8.GetBytes(sample.Json));
        }

        var cases = SampleEvents.All.Where(known => known.Function == function.Name).Select(known => known.Case).ToList();
        var similar = SimilarNames.To(name, cases);
        throw CommandException.Usage(
            $"{name}: there is no such file, and {function.Name} has no sample event of this name. "
            + (similar.Count > 0 ? $"Did you mean {string.Join(" or ", similar)}?" : $"It has {string.Join(", ", cases)}."));
    }

    /// <summary>The parser's own words name the line as programmers count, from 0.</summary>
    private static void RequireJson(InvokedEvent read)
    {
        try
        {
            var reader = new Utf8JsonReader(read.Payload.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                // Reading is all that tells.
            }
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw new CommandException(
                ExitCodes.Usage,
                $"{read.Source}, line {exception.LineNumber + 1}: is not JSON, and an event is one JSON value ({reason}). Mend it there.",
                exception);
        }
    }
}
