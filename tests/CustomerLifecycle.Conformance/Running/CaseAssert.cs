using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Conformance.Running;

/// <summary>Compares what a row expects with what the product answered, whatever the shape: a number, a list, an object.</summary>
internal static class CaseAssert
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>
    /// Fails, printing both sides, unless they are the same: numbers within <paramref name="tolerance"/> (absolute),
    /// objects with the same names in any order, lists item by item.
    /// </summary>
    public static void Equal(JsonElement expected, object? actual, double tolerance = 0)
    {
        var answered = JsonSerializer.SerializeToElement(actual, Readable);
        if (Difference("$", expected, answered, tolerance) is { } difference)
        {
            Assert.Fail($"{difference}{Environment.NewLine}Expected: {JsonSerializer.Serialize(expected, Readable)}{Environment.NewLine}Actual:   {JsonSerializer.Serialize(answered, Readable)}");
        }
    }

    private static string? Difference(string path, JsonElement expected, JsonElement actual, double tolerance) =>
        (expected.ValueKind, actual.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) =>
                Math.Abs(expected.GetDouble() - actual.GetDouble()) <= tolerance ? null : $"{path}: expected {expected}, was {actual} (tolerance {tolerance:R})",
            (JsonValueKind.Array, JsonValueKind.Array) => ListDifference(path, expected, actual, tolerance),
            (JsonValueKind.Object, JsonValueKind.Object) => ObjectDifference(path, expected, actual, tolerance),
            _ => expected.ValueKind == actual.ValueKind && string.Equals(expected.ToString(), actual.ToString(), StringComparison.Ordinal)
                ? null
                : $"{path}: expected {expected.GetRawText()}, was {actual.GetRawText()}",
        };

    private static string? ListDifference(string path, JsonElement expected, JsonElement actual, double tolerance) =>
        expected.GetArrayLength() != actual.GetArrayLength()
            ? $"{path}: expected {expected.GetArrayLength()} items, was {actual.GetArrayLength()}"
            : expected.EnumerateArray().Zip(actual.EnumerateArray())
                .Select((pair, index) => Difference($"{path}[{index}]", pair.First, pair.Second, tolerance))
                .FirstOrDefault(difference => difference is not null);

    private static string? ObjectDifference(string path, JsonElement expected, JsonElement actual, double tolerance)
    {
        var unexpected = actual.EnumerateObject().Where(property => !expected.TryGetProperty(property.Name, out _)).Select(property => property.Name).ToList();
        return unexpected.Count > 0
            ? $"{path}: did not expect {string.Join(", ", unexpected)}"
            : expected.EnumerateObject()
                .Select(property => actual.TryGetProperty(property.Name, out var value)
                    ? Difference($"{path}.{property.Name}", property.Value, value, tolerance)
                    : $"{path}: has no {property.Name}")
                .FirstOrDefault(difference => difference is not null);
    }
}
