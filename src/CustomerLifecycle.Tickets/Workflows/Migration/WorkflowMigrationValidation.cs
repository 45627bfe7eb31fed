namespace CustomerLifecycle.Tickets;

/// <summary>Finds everything that is wrong with a migration.</summary>
internal sealed class WorkflowMigrationValidation(WorkflowMigration migration, WorkflowDefinition? from, WorkflowDefinition to)
{
    private readonly WorkflowProblems _problems = new();

    public IReadOnlyList<WorkflowProblem> Run()
    {
        CheckEnd("from", migration.From, from);
        CheckEnd("to", migration.To, to);
        if (migration.From == migration.To)
        {
            _problems.Add("to", $"is version {migration.To}, which the tickets follow already.");
        }

        CheckStates();
        CheckFields();
        return _problems.Found;
    }

    private void CheckEnd(string place, int version, WorkflowDefinition? definition)
    {
        if (version < 1)
        {
            _problems.Add(place, $"is {version}; versions count from 1.");
        }
        else if (definition is not null && (definition.Name, definition.Version) != (migration.Workflow, version))
        {
            _problems.Add(place, $"is version {version} of '{migration.Workflow}', but the definition is version {definition.Version} of '{definition.Name}'.");
        }
    }

    private void CheckStates()
    {
        HashSet<string> known = [.. to.States.Select(state => state.Name)];
        HashSet<string>? old = from?.States.Select(state => state.Name).ToHashSet(StringComparer.Ordinal);
        foreach ((string state, string mapped) in migration.States.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (mapped is null || !known.Contains(mapped))
            {
                _problems.Add("states." + state, $"leads to the state '{mapped}', which version {migration.To} does not have. It has {string.Join(", ", to.States.Select(s => s.Name))}.");
            }

            if (migration.Refused.ContainsKey(state))
            {
                _problems.Add("states." + state, "is both mapped and refused. Remove one.");
            }
        }

        foreach (string state in migration.Refused.Where(entry => string.IsNullOrWhiteSpace(entry.Value)).Select(entry => entry.Key))
        {
            _problems.Add("refused." + state, "gives no reason. Say in the report's words why its tickets stay.");
        }

        foreach ((string place, string state) in migration.States.Keys.Select(state => ("states.", state))
            .Concat(migration.Refused.Keys.Select(state => ("refused.", state))).Where(entry => old?.Contains(entry.state) == false))
        {
            _problems.Add(place + state, $"is no state of version {migration.From}. It has {string.Join(", ", from!.States.Select(s => s.Name))}.");
        }

        foreach (string state in (from?.States ?? []).Select(state => state.Name).Where(state => !migration.States.ContainsKey(state) && !migration.Refused.ContainsKey(state)))
        {
            _problems.Add("states." + state, $"is a state of version {migration.From} that is neither mapped nor refused. Map it on a state of version {migration.To}, or refuse it with a reason.");
        }
    }

    private void CheckFields()
    {
        foreach ((string field, string name) in migration.RenamedFields)
        {
            CheckName("renamedFields." + field, field);
            CheckName("renamedFields." + field, name);
        }

        foreach (IGrouping<string, string> same in migration.RenamedFields.GroupBy(entry => entry.Value ?? "", entry => entry.Key).Where(same => same.Count() > 1))
        {
            _problems.Add("renamedFields." + same.Last(), $"becomes '{same.Key}', as {string.Join(", ", same.SkipLast(1).Order(StringComparer.Ordinal))} does. Rename one field on each name.");
        }

        foreach ((string field, string value) in migration.DefaultFields)
        {
            CheckName("defaultFields." + field, field);
            if (string.IsNullOrWhiteSpace(value))
            {
                _problems.Add("defaultFields." + field, "has a blank value, which is the same as none. Remove it, or give it one.");
            }

            if (migration.RenamedFields.ContainsKey(field) && !migration.RenamedFields.Values.Contains(field, StringComparer.Ordinal))
            {
                _problems.Add("defaultFields." + field, $"is the old name of a field that becomes '{migration.RenamedFields[field]}'. Use the new name.");
            }
        }
    }

    private void CheckName(string place, string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > Input.MaximumName || name.Any(char.IsControl))
        {
            _problems.Add(place, $"has the name '{name}'. The name of a field has 1 to {Input.MaximumName} characters, and no control characters.");
        }
    }
}
