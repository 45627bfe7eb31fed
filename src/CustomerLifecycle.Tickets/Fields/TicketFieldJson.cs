namespace CustomerLifecycle.Tickets;

/// <summary>The JSON form of fields: an array of definitions, with the names of <see cref="TicketFieldDefinition"/> in camel case.</summary>
public static class TicketFieldJson
{
    /// <summary>Writes definitions.</summary>
    /// <param name="definitions">The definitions.</param>
    public static string Write(IEnumerable<TicketFieldDefinition> definitions) => DefinitionJson.Write<TicketFieldDefinition[]>([.. definitions]);

    /// <summary>Reads definitions.</summary>
    /// <param name="json">An array; comments are allowed, unknown members are not.</param>
    /// <exception cref="FormatException">The text is not such an array; the message names the place.</exception>
    public static IReadOnlyList<TicketFieldDefinition> Read(string json) => DefinitionJson.Read<TicketFieldDefinition[]>(json, "an array of field definitions");
}
