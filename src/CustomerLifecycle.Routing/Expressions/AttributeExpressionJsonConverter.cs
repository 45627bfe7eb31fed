using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

internal sealed class AttributeExpressionJsonConverter : JsonConverter<AttributeExpression>
{
    private static readonly Dictionary<string, AttributeOperator> Operators =
        Enum.GetValues<AttributeOperator>().Where(op => op >= AttributeOperator.Exists).ToDictionary(AttributeExpressionText.Sign, StringComparer.Ordinal);

    public override AttributeExpression Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return Read(document.RootElement, depth: 1);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, AttributeExpression value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value.Operator)
        {
            case AttributeOperator.Never:
                writer.WriteBoolean("never", true);
                break;
            case AttributeOperator.Not:
                writer.WritePropertyName("not");
                Write(writer, value.Parts[0], options);
                break;
            case AttributeOperator.All or AttributeOperator.Any:
                writer.WriteStartArray(value.Operator == AttributeOperator.All ? "all" : "any");
                foreach (var part in value.Parts)
                {
                    Write(writer, part, options);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteComparison(writer, value);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter writer, AttributeExpression value)
    {
        writer.WriteString(value.Subject.IsOfContact ? "contact" : "agent", value.Subject.Name);
        writer.WriteString("op", AttributeExpressionText.Sign(value.Operator));
        if (value.ValueOf is { } reference)
        {
            writer.WriteString("valueOf", reference.Name);
        }
        else if (value.Operator is AttributeOperator.In or AttributeOperator.NotIn)
        {
            writer.WritePropertyName("values");
            JsonSerializer.Serialize(writer, value.Values, RoutingJsonContext.Default.ImmutableArrayAttributeValue);
        }
        else if (value.Operator != AttributeOperator.Exists)
        {
            writer.WritePropertyName("value");
            JsonSerializer.Serialize(writer, value.Values[0], RoutingJsonContext.Default.AttributeValue);
        }
    }

    private static AttributeExpression Read(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > AttributeExpression.MaxDepth)
        {
            throw new JsonException(FormattableString.Invariant(
                $"A part of an expression is a {json.ValueKind} at level {depth}: give objects, at most {AttributeExpression.MaxDepth} levels deep."));
        }

        Member first = default;
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            first = members.Count == 0 ? new(property.Name, property.Value) : first;
            if (!members.TryAdd(property.Name, property.Value))
            {
                throw new JsonException($"A part of an expression has '{property.Name}' twice: give it once.");
            }
        }

        return (first.Name, members.Count) switch
        {
            ("never", 1) => AttributeExpression.Never,
            ("not", 1) => AttributeExpression.Not(Read(first.Value, depth + 1)),
            ("all", 1) => AttributeExpression.All(Parts(first.Value, depth)),
            ("any", 1) => AttributeExpression.Any(Parts(first.Value, depth)),
            _ => Comparison(members),
        };
    }

    private static List<AttributeExpression> Parts(JsonElement json, int depth) => json.ValueKind == JsonValueKind.Array
        ? [.. json.EnumerateArray().Take(AttributeExpression.MaxParts + 1).Select(part => Read(part, depth + 1))]
        : throw new JsonException($"'all' or 'any' is a {json.ValueKind}: give an array of parts.");

    private static AttributeExpression Comparison(Dictionary<string, JsonElement> members)
    {
        var subject = Text(members, "agent") is { } agent ? AttributeExpression.Agent(agent)
            : Text(members, "contact") is { } contact ? AttributeExpression.Contact(contact)
            : throw new JsonException("A part of an expression has neither 'all', 'any', 'not', 'agent' nor 'contact': name the attribute that is compared.");
        string sign = Text(members, "op") ?? throw new JsonException($"The comparison of '{subject}' has no 'op': give one of {string.Join(" ", Operators.Keys)}.");
        if (!Operators.TryGetValue(sign, out var op))
        {
            throw new JsonException($"The comparison of '{subject}' has the 'op' '{sign}': give one of {string.Join(" ", Operators.Keys)}.");
        }

        bool isList = op is AttributeOperator.In or AttributeOperator.NotIn;
        string operand = op == AttributeOperator.Exists ? "" : isList ? "values" : members.ContainsKey("valueOf") ? "valueOf" : "value";
        if (members.Keys.FirstOrDefault(key => key is not ("agent" or "contact" or "op") && key != operand) is not null || members.Count != (operand.Length == 0 ? 2 : 3))
        {
            throw new JsonException($"The comparison of '{subject}' by '{sign}' has {string.Join(", ", members.Keys)}: give the attribute, 'op'{(operand.Length == 0 ? "" : $" and '{operand}'")}, and nothing else.");
        }

        return operand switch
        {
            "" => AttributeExpression.Compare(subject, op, []),
            "valueOf" => AttributeExpression.Compare(subject, op, AttributeExpression.Contact(Text(members, operand)!)),
            "values" => AttributeExpression.Compare(subject, op, members[operand].Deserialize(RoutingJsonContext.Default.ImmutableArrayAttributeValue)),
            _ => AttributeExpression.Compare(subject, op, [members[operand].Deserialize(RoutingJsonContext.Default.AttributeValue)!]),
        };
    }

    private static string? Text(Dictionary<string, JsonElement> members, string name) =>
        !members.TryGetValue(name, out var json) ? null
        : json.ValueKind == JsonValueKind.String ? json.GetString()
        : throw new JsonException($"'{name}' is a {json.ValueKind}: give a text.");

    private readonly record struct Member(string Name, JsonElement Value);
}
