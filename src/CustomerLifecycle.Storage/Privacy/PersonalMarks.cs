using System.Reflection;
using System.Text;
using System.Text.Json;
using CustomerLifecycle.Events;
using CustomerLifecycle.Privacy;

namespace CustomerLifecycle.Storage;

/// <summary>By what a person is known in events: the customer's id and contact points.</summary>
internal sealed class PersonalMarks
{
    private static readonly string Erasure = typeof(CustomerErased).GetCustomAttribute<EventTypeAttribute>()!.Name;

    private readonly HashSet<string> _marks;

    internal PersonalMarks(DataSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        _marks = [subject.Customer.Value, .. subject.ContactPoints.Select(point => point.Value)];
    }

    /// <summary>Whether an event is about the person. That the person was erased is still to be told, and is about nobody.</summary>
    internal bool AreIn(string type, byte[] body)
    {
        if (string.Equals(type, Erasure, StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Names(document.RootElement);
        }
        catch (JsonException)
        {
            // What no program can read may still be read by a person.
            string text = Encoding.UTF8.GetString(body);
            return _marks.Any(mark => text.Contains(mark, StringComparison.Ordinal));
        }
    }

    private bool Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => Names(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(Names),
        JsonValueKind.String => _marks.Contains(element.GetString()!),
        _ => false,
    };
}
