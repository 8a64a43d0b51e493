using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>Writes an exception as X-Ray shows it, in characters that a header may carry.</summary>
internal static class XRayCauseJson
{
    internal static string Write(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("working_directory", Environment.CurrentDirectory);
            writer.WriteStartArray("exceptions");
            WriteException(writer, exception, frames);
            writer.WriteEndArray();
            WritePaths(writer, frames);
            writer.WriteEndObject();
        }

        return Encoding.ASCII.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception, StackFrame[] frames)
    {
        writer.WriteStartObject();
        writer.WriteString("type", exception.GetType().Name);
        writer.WriteString("message", exception.Message);
        if (frames.Length > 0)
        {
            writer.WriteStartArray("stack");
            foreach (var frame in frames)
            {
                WriteFrame(writer, frame);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter writer, StackFrame frame)
    {
        writer.WriteStartObject();
        if (frame.GetFileName() is { } path)
        {
            writer.WriteString("path", path);
            writer.WriteNumber("line", frame.GetFileLineNumber());
        }

        if (DiagnosticMethodInfo.Create(frame) is { } method)
        {
            writer.WriteString("label", $"{method.DeclaringTypeName}.{method.Name}");
        }

        writer.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter writer, StackFrame[] frames)
    {
        writer.WriteStartArray("paths");
        foreach (var path in frames.Select(frame => frame.GetFileName()).Where(path => path is not null).Distinct())
        {
            writer.WriteStringValue(path);
        }

        writer.WriteEndArray();
    }
}
