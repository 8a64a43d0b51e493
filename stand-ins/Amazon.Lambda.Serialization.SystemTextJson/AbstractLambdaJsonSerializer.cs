using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson.Converters;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>What the JSON serializers have in common: how AWS writes names, times and bytes, and how errors are told.</summary>
public abstract class AbstractLambdaJsonSerializer
{
    private readonly bool _echo = string.Equals(
        Environment.GetEnvironmentVariable("LAMBDA_NET_SERIALIZER_DEBUG"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sets the writer up.</summary>
    /// <param name="jsonWriterCustomizer">Is handed a copy of the options: what it changes is lost, as in the official package.</param>
    protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer)
    {
        WriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        jsonWriterCustomizer?.Invoke(WriterOptions);
    }

    /// <summary>How JSON is laid out and escaped.</summary>
    protected JsonWriterOptions WriterOptions { get; }

    /// <summary>Writes a function's result.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="response">The result.</param>
    /// <param name="responseStream">Where its JSON goes; it stays open.</param>
    /// <exception cref="JsonSerializerException">The result could not be written; the message names its type and the cause.</exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var json = new MemoryStream();
            using (var writer = new Utf8JsonWriter(json, WriterOptions))
            {
                InternalSerialize(writer, response);
            }

            Echo("Serialize", typeof(T), json);
            json.WriteTo(responseStream);
        }
        catch (Exception e)
        {
            throw new JsonSerializerException(
                $"The function's result of type {typeof(T).FullName} could not be written as JSON: {e.Message}", e);
        }
    }

    /// <summary>Reads an event.</summary>
    /// <typeparam name="T">The event's type.</typeparam>
    /// <param name="requestStream">The event's JSON.</param>
    /// <returns>The event.</returns>
    /// <exception cref="JsonSerializerException">The event could not be read; the message names its type and the cause.</exception>
    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            using var json = new MemoryStream();
            requestStream.CopyTo(json);
            Echo("Deserialize", typeof(T), json);
            return InternalDeserialize<T>(json.ToArray());
        }
        catch (Exception e)
        {
            throw new JsonSerializerException(
                $"The event could not be read from JSON as type {typeof(T).FullName}: {e.Message}", e);
        }
    }

    /// <summary>
    /// The options both serializers start from: nulls are not written, names are read in any case and written as declared, times are read
    /// as text or as seconds since 1970-01-01, streams are base64.
    /// </summary>
    /// <returns>New options.</returns>
    protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
        PropertyNamingPolicy = new AwsNamingPolicy(),
        Converters = { new DateTimeConverter(), new MemoryStreamConverter(), new ConstantClassConverter(), new ByteArrayConverter() },
    };

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="writer">Where it goes.</param>
    /// <param name="response">The value.</param>
    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="utf8Json">Its JSON.</param>
    /// <returns>The value.</returns>
    protected abstract T InternalDeserialize<T>(byte[] utf8Json);

    private void Echo(string action, Type type, MemoryStream json)
    {
        if (_echo)
        {
            Console.WriteLine($"Lambda {action} {type.FullName}: {System.Text.Encoding.UTF8.GetString(json.ToArray())}");
        }
    }
}
