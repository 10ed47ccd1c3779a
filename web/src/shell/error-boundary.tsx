import { Component, type ReactNode } from 'react';
import { ProblemNote } from '../pieces/problem-note';

/** What a view throws stays in its place; the shell around it lives on. Give it a `key` per view. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <ProblemNote error={this.state.error} /> : this.props.children;
  }
}
