import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { Session } from '../api/contract';
import { signOut } from '../session/sign-out';
import { useText } from '../strings/text';
import { toast } from './toasts';

export function PersonMenu({ session }: { session: Session }): ReactNode {
  const text = useText();
  return (
    <MenuTrigger>
      <Button className="person" aria-label={text('person.menu', { name: session.name })}>
        <span aria-hidden>{session.name.slice(0, 1).toUpperCase()}</span>
      </Button>
      <Popover className="popover">
        <Menu className="menu" onAction={() => void signOut().then(() => toast(text('person.signedOut')))}>
          <MenuSection>
            <Header className="menu-head">
              <strong>{session.name}</strong>
              <span className="soft small">
                {text(`role.${session.role}`)} · {session.desk}
              </span>
            </Header>
            <MenuItem id="sign-out" className="menu-item">
              <LogOut size={16} aria-hidden /> {text('person.signOut')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
